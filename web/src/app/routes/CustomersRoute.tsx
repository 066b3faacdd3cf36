export function CustomersRoute() {
  return null;
}
