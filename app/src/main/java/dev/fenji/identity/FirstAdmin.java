package dev.fenji.identity;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the first administrator, with a password of its own in every installation. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstAdmin implements ApplicationRunner {
    private final JdbcClient jdbc;
    private final Users users;
    private final Passwords passwords;
    private final FirstPassword firstPassword;

    FirstAdmin(JdbcClient jdbc, Users users, Passwords passwords, FirstPassword firstPassword) {
        this.jdbc = jdbc;
        this.users = users;
        this.passwords = passwords;
        this.firstPassword = firstPassword;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (jdbc.sql("select exists (select 1 from app_user)")
                .query(Boolean.class)
                .single()) {
            return;
        }
        String password = passwords.generate();
        // Kept before it counts: after a crash in between there is a file too many, not a locked-out owner.
        firstPassword.keep(password);
        users.create(new Users.NewUser(FirstPassword.ADMIN, "Administrator", Role.ADMIN, password));
    }
}
