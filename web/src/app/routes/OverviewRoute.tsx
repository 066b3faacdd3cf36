export function OverviewRoute() {
  return null;
}
