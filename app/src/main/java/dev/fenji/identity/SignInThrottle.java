package dev.fenji.identity;

import dev.fenji.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down. After a few failures of one user name from one address, or of one address whatever the name, each further
 * failure doubles the wait. It never locks a name for everybody: somebody else's guessing must not shut the owner out.
 */
@Component
class SignInThrottle {
    private static final int FREE_PER_NAME = 4;
    private static final int FREE_PER_ADDRESS = 30;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);
    /** A bound on memory, not a limit on users. */
    private static final int REMEMBERED = 20_000;

    private record Failures(int count, Instant last, int free) {
        Instant openAgain() {
            if (count < free) {
                return Instant.EPOCH;
            }
            long doublings = Math.min(count - free, 16);
            Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
            return last.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        }
    }

    private final Clock clock;
    private final Map<String, Failures> byKey = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    synchronized void requireOpen(String username, String address) {
        Instant now = clock.instant();
        for (String key : new String[] {name(username, address), address}) {
            Failures failures = byKey.get(key);
            if (failures != null && failures.openAgain().isAfter(now)) {
                long seconds = Duration.between(now, failures.openAgain()).toSeconds() + 1;
                throw new ProblemException(IdentityProblem.TOO_MANY_ATTEMPTS, Map.of("seconds", seconds));
            }
        }
    }

    synchronized void failed(String username, String address) {
        count(name(username, address), FREE_PER_NAME);
        count(address, FREE_PER_ADDRESS);
    }

    synchronized void succeeded(String username, String address) {
        byKey.remove(name(username, address));
    }

    private void count(String key, int free) {
        Instant now = clock.instant();
        Failures before = byKey.remove(key);
        boolean remembered =
                before != null && before.last().plus(FORGOTTEN_AFTER).isAfter(now);
        int earlier = before != null && remembered ? before.count() : 0;
        byKey.put(key, new Failures(earlier + 1, now, free));
    }

    private static String name(String username, String address) {
        return username + '\n' + address;
    }
}
