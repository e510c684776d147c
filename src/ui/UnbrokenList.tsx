/** Short facts in a row with commas, broken between them and never inside: "3 granted, 1 denied". */
export function UnbrokenList({ items }: { readonly items: readonly string[] }) {
  return (
    <>
      {items.map((item, index) => (
        <span key={item}>
          {index > 0 && ', '}
          <span class="unbroken">{item}</span>
        </span>
      ))}
    </>
  );
}
