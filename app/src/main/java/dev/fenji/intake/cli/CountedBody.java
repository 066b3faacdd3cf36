package dev.fenji.intake.cli;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** A request's body that tells how much of it has been sent. */
record CountedBody(BodyPublisher body, Sent sent) implements BodyPublisher {

    /** Hears of every piece that goes out. */
    interface Sent {
        void bytes(long sent, long total);
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> client) {
        var soFar = new AtomicLong();
        body.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                client.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer piece) {
                sent.bytes(soFar.addAndGet(piece.remaining()), contentLength());
                client.onNext(piece);
            }

            @Override
            public void onError(Throwable problem) {
                client.onError(problem);
            }

            @Override
            public void onComplete() {
                client.onComplete();
            }
        });
    }
}
