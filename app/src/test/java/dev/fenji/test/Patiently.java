package dev.fenji.test;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Empties tables while work that an earlier test set off, such as the refresh of the customer list, may still read them: the server ends
 * a deadlock at the cost of one side, and where that is the test it tries again.
 */
public final class Patiently {
    private static final int ATTEMPTS = 20;

    private Patiently() {}

    public static void execute(JdbcTemplate jdbc, String sql) {
        for (int attempt = 1; ; attempt++) {
            try {
                jdbc.execute(sql);
                return;
            } catch (PessimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
