package dev.fenji.tiering.assignment;

import dev.fenji.insight.CopyRows;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.policy.Assignment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of customers, assigned by one thread: the rows to write, a digest over all results, and what there is to sum up. */
public final class AssignmentChunk {
    private final CopyRows rows = new CopyRows();
    private final RunSummary summary;
    private final MessageDigest digest = sha256();
    private final List<Move> moves = new ArrayList<>();
    private long changed;

    /** A customer whose tier is another one now. */
    public record Move(
            long customerId,
            @Nullable String from,
            @Nullable String to) {}

    public AssignmentChunk(RunSummary summary) {
        this.summary = summary;
    }

    void add(Assignment assignment, CustomerFacts facts, boolean isChanged) {
        summary.add(assignment, facts);
        digest.update(
                (assignment.customerId() + "\t" + assignment.explanation() + "\n").getBytes(StandardCharsets.UTF_8));
        changed += isChanged ? 1 : 0;
    }

    void add(Move move) {
        moves.add(move);
    }

    List<Move> moves() {
        return moves;
    }

    public CopyRows rows() {
        return rows;
    }

    RunSummary summary() {
        return summary;
    }

    byte[] digest() {
        return digest.digest();
    }

    long changed() {
        return changed;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
