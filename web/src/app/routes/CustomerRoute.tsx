export function CustomerRoute() {
  return null;
}
