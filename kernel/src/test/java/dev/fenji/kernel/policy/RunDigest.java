package dev.fenji.kernel.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over the assignments of a run in customer order: equal digests mean byte-identical results. Not safe for
 * several threads.
 */
final class RunDigest {

    private final MessageDigest sha256;
    private long last = Long.MIN_VALUE;
    private long count;

    RunDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", e);
        }
    }

    /** Adds the next assignment; customers must come in rising order of id. */
    RunDigest add(Assignment assignment) {
        if (assignment.customerId() <= last) {
            throw new IllegalArgumentException(
                    "The customer (%d) must come after (%d).".formatted(assignment.customerId(), last));
        }
        last = assignment.customerId();
        count++;
        String line = assignment.customerId() + "\t" + assignment.explanation() + "\n";
        sha256.update(line.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    long count() {
        return count;
    }

    /** The digest in hexadecimal; ends the computation. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
