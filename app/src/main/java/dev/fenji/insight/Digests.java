package dev.fenji.insight;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.shared.JobCancelled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** SHA-256 of what a run read: of blocks of customers in order, and then of the blocks' digests. */
final class Digests {
    private static final int BLOCK = 1 << 15;

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    static String of(List<Population> populations, ExecutorService workers) {
        var all = sha256();
        for (Population population : populations) {
            all.update(population.asOf().toString().getBytes(StandardCharsets.UTF_8));
            List<Future<byte[]>> blocks = new ArrayList<>();
            List<String> fields = population.fields().stream().sorted().toList();
            for (int from = 0; from < population.size(); from += BLOCK) {
                int start = from;
                blocks.add(workers.submit(() -> block(population, fields, start)));
            }
            blocks.forEach(block -> all.update(get(block)));
        }
        return HexFormat.of().formatHex(all.digest());
    }

    /** Metrics other than the stage are figures; what attributes hold is looked at both ways. */
    private static boolean mayBeText(String field) {
        Metric metric = Metrics.find(field);
        return metric == null || metric.equals(Metrics.LIFECYCLE);
    }

    private static byte[] block(Population population, List<String> fields, int from) {
        var digest = sha256();
        int to = Math.min(from + BLOCK, population.size());
        var row = ByteBuffer.allocate((fields.size() + 1) * Long.BYTES);
        List<String> texts = fields.stream().filter(Digests::mayBeText).toList();
        for (int i = from; i < to; i++) {
            CustomerFacts facts = population.row(i);
            row.clear().putLong(facts.customerId());
            for (String field : fields) {
                row.putLong(facts.micros(field));
            }
            for (String field : texts) {
                String text = facts.text(field);
                if (text != null) {
                    digest.update(text.getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                }
            }
            digest.update(row.array(), 0, row.position());
        }
        return digest.digest();
    }

    private static byte[] get(Future<byte[]> block) {
        try {
            return block.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobCancelled();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
