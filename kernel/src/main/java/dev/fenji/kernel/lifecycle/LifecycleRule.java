package dev.fenji.kernel.lifecycle;

/**
 * Parameters of the lifecycle.
 *
 * @param newDays a customer is new while its first purchase is at most this many days old ...
 * @param newPurchases ... and it has fewer than this many purchases
 * @param ownGapPurchases from this many purchases on the customer's own median gap is the clock
 * @param floorDays a gap shorter than this counts as this long, so that daily buyers are not lost after three days
 * @param capDays a gap longer than this counts as this long
 * @param minimumSegment fewer customers with an own gap than this, and a segment borrows the gap of everyone
 */
public record LifecycleRule(
        int newDays, int newPurchases, int ownGapPurchases, int floorDays, int capDays, int minimumSegment) {

    public static final LifecycleRule STANDARD = new LifecycleRule(90, 3, 4, 30, 180, 20);

    public LifecycleRule {
        if (floorDays < 1 || capDays < floorDays) {
            throw new IllegalArgumentException(
                    "The gap bounds (%d..%d days) must be positive and in order.".formatted(floorDays, capDays));
        }
    }
}
