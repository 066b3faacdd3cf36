package dev.fenji.evaluation;

import dev.fenji.kernel.backtest.Period;
import dev.fenji.kernel.backtest.Placement;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Digest of all rows that were judged: equal digests, equal inputs. */
final class RowDigest {
    private static final int ROW_BYTES = Long.BYTES + Double.BYTES + 3;

    private final MessageDigest digest;

    RowDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(Period period, List<Placement> placements) {
        ByteBuffer rows = ByteBuffer.allocate(Long.BYTES + period.size() * ROW_BYTES);
        rows.putLong(period.asOf().toEpochDay());
        for (int row = 0; row < period.size(); row++) {
            rows.putLong(period.customers()[row]);
            rows.putDouble(period.values()[row]);
            rows.put(flag(period.bought()[row]))
                    .put(flag(period.present()[row]))
                    .put(flag(period.lost()[row]));
        }
        digest.update(rows.flip());
        for (Placement placement : placements) {
            digest.update(placement.tiers());
        }
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte flag(boolean set) {
        return set ? (byte) 1 : 0;
    }
}
