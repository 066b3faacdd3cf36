package dev.fenji.intake.run;

import dev.fenji.sales.KnownIds;
import java.util.concurrent.CancellationException;

/**
 * Keeps the chunks of one import in order while several are being written: each begins when the one before knows its
 * customers and products, and ends when the one before is committed. In between, the bulk of the work, they run side by
 * side. When one fails, none after it is stored.
 */
final class Turns {

    private final KnownIds ids = new KnownIds();
    private ChunkWriter.Written sum;
    private long named;
    private long committed;
    private boolean broken;

    Turns(ChunkWriter.Written before) {
        this.sum = before;
    }

    /** What earlier chunks have learned; for the chunk whose turn it is. */
    KnownIds ids() {
        return ids;
    }

    synchronized void awaitNaming(long chunk) {
        while (named < chunk) {
            pause();
        }
    }

    synchronized void named(long chunk) {
        named = chunk + 1;
        notifyAll();
    }

    /** Waits until all chunks before are stored; returns what they were. */
    synchronized ChunkWriter.Written awaitCommit(long chunk) {
        while (committed < chunk) {
            pause();
        }
        return sum;
    }

    synchronized void committed(long chunk, ChunkWriter.Written written) {
        sum = sum.plus(written);
        committed = chunk + 1;
        notifyAll();
    }

    synchronized void breakOff() {
        broken = true;
        notifyAll();
    }

    /** What has been stored so far. */
    synchronized ChunkWriter.Written sum() {
        return sum;
    }

    private synchronized void pause() {
        if (broken) {
            throw new CancellationException();
        }
        try {
            wait();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }
}
