package dev.fenji.tiering.live;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** By which those who write notes wake the one who works through them. A signal that is missed costs a few seconds, no note. */
@Component
public class LiveSignal {
    private final Semaphore signal = new Semaphore(0);

    /** Something waits. */
    public void wake() {
        signal.release();
    }

    /** Before looking: what comes from now on is another signal. */
    void clear() {
        signal.drainPermits();
    }

    void await(long seconds) throws InterruptedException {
        signal.tryAcquire(seconds, TimeUnit.SECONDS);
    }
}
