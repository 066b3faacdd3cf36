package dev.fenji.identity;

import dev.fenji.shared.DataFolder;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the person at the terminal where to go, and the command line where the server listens. */
@Component
class Announcement {
    static final String ADDRESS_FILE = "address";

    private final DataFolder folder;
    private final FirstPassword firstPassword;
    private final IdentitySettings settings;

    Announcement(DataFolder folder, FirstPassword firstPassword, IdentitySettings settings) {
        this.folder = folder;
        this.firstPassword = firstPassword;
        this.settings = settings;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        String host = ready.getApplicationContext().getEnvironment().getProperty("server.address", "127.0.0.1");
        String address = "http://%s:%d".formatted(host, web.getWebServer().getPort());
        folder.writeSecret(ADDRESS_FILE, address);
        if (settings.announce()) {
            announce(System.out, address, firstPassword.find());
        }
    }

    private static void announce(PrintStream out, String address, @Nullable String password) {
        out.println();
        out.println("  Fenji is ready at " + address);
        out.println("  User name:  " + FirstPassword.ADMIN);
        out.println("  Password:   " + (password == null ? "(the one you chose)" : password));
        if (password != null) {
            out.println("  The password was generated for this installation; change it after signing in.");
        }
        out.println("  Ctrl-C stops.");
        out.println();
        out.flush();
    }
}
