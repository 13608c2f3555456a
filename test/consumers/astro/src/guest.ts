export const guest = { email: 'anna@example.nl', firstName: 'Anna', lastName: 'de Vries' };
