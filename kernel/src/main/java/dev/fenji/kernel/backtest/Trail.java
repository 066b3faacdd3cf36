package dev.fenji.kernel.backtest;

/** How customers moved from date to date under one contender. */
final class Trail {

    private static final byte NO_MOVE = 0;
    private static final byte UP = 1;
    private static final byte DOWN = -1;
    private static final int REMEMBERED_PERIODS = 2;
    private static final Trail NONE = new Trail(new long[0], new byte[0], 0);

    private final long[] customers;
    private final byte[] tiers;
    private final int number;
    private final byte[] lastMove;
    private final int[] lastMoveAt;
    private final boolean[] paired;
    private final byte[] move;
    private final boolean[] undone;

    private Trail(long[] customers, byte[] tiers, int number) {
        this.customers = customers;
        this.tiers = tiers;
        this.number = number;
        int n = customers.length;
        lastMove = new byte[n];
        lastMoveAt = new int[n];
        paired = new boolean[n];
        move = new byte[n];
        undone = new boolean[n];
    }

    static Trail none() {
        return NONE;
    }

    /** The trail one period on; customers are in rising order. */
    Trail next(long[] after, byte[] tiersAfter) {
        Trail next = new Trail(after, tiersAfter, number + 1);
        int old = 0;
        for (int row = 0; row < after.length; row++) {
            while (old < customers.length && customers[old] < after[row]) {
                old++;
            }
            if (old < customers.length && customers[old] == after[row]) {
                next.follow(row, this, old);
            }
        }
        return next;
    }

    private void follow(int row, Trail before, int old) {
        lastMove[row] = before.lastMove[old];
        lastMoveAt[row] = before.lastMoveAt[old];
        if (before.tiers[old] < 0 || tiers[row] < 0) {
            return;
        }
        paired[row] = true;
        byte direction = (byte) -Integer.signum(tiers[row] - before.tiers[old]);
        if (direction == NO_MOVE) {
            return;
        }
        boolean recent = lastMove[row] != NO_MOVE && number - lastMoveAt[row] <= REMEMBERED_PERIODS;
        undone[row] = recent && lastMove[row] == -direction;
        move[row] = direction;
        lastMove[row] = direction;
        lastMoveAt[row] = number;
    }

    void count(byte[] weights, Tally into) {
        // The first date has no move, and moves of the second have nothing that they could undo.
        boolean second = number > 2;
        for (int row = 0; row < paired.length; row++) {
            if (!paired[row] || weights[row] == 0) {
                continue;
            }
            int times = weights[row];
            into.paired += times;
            into.up += move[row] == UP ? times : 0;
            into.down += move[row] == DOWN ? times : 0;
            into.second += second && move[row] != NO_MOVE ? times : 0;
            into.undone += undone[row] ? times : 0;
        }
    }
}
