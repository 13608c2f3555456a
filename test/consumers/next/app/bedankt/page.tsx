export default function Thanks() {
  return (
    <>
      <h1>Bedankt</h1>
      <peppered-checkout>
        <p slot="paid">Tot vanavond, Anna.</p>
      </peppered-checkout>
    </>
  );
}
