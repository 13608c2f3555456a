/** Decimal amounts do not add up (0.1 + 0.2); integer cents do. Rounds 1.005 to 101, as a cashier would. */
export const toCents = (amount: number): number => {
  const [digits = '0', exponent = '0'] = String(amount).split('e');
  return Math.round(Number(`${digits}e${String(Number(exponent) + 2)}`)) || 0;
};
