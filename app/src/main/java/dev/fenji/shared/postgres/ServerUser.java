package dev.fenji.shared.postgres;

import dev.fenji.shared.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * As whom the server runs. PostgreSQL refuses to run as root, and its user must exist in passwd and be able to read both the
 * programs and the data. When we are root there are three ways, tried in this order:
 *
 * <ol>
 *   <li>{@code setpriv} to {@code postgres} or {@code nobody}, when that user reaches the folders;
 *   <li>{@code unshare --user}, where the kernel allows it: root inside sees itself as nobody, the files belong to root;
 *   <li>{@code setpriv} keeping only the right to pass closed folders such as /root.
 * </ol>
 */
final class ServerUser {
    private static final List<String> CANDIDATES = List.of("postgres", "nobody");
    private static final int ROOT = 0;

    private final List<String> prefix;
    private final int uid;

    private ServerUser(List<String> prefix, int uid) {
        this.prefix = List.copyOf(prefix);
        this.uid = uid;
    }

    static ServerUser choose(Path programs, Path data) throws IOException {
        int self = uidOf(Path.of("/proc/self"));
        if (self != ROOT) {
            return new ServerUser(List.of(), self);
        }
        int owner = Files.exists(data.resolve("PG_VERSION")) ? uidOf(data) : -1;
        List<ServerUser> ways = owner == ROOT ? List.of(inNamespace()) : asOtherUser(owner);
        for (ServerUser way : ways) {
            if (way.reaches(programs, data.resolve("..").normalize())) {
                return way;
            }
        }
        throw new StartupProblem(
                "PostgreSQL does not run as root, and no other user of this machine can read %s.".formatted(data),
                "Start Fenji as an ordinary user, or set FENJI_DB_URL to use a PostgreSQL server of your own.");
    }

    private static List<ServerUser> asOtherUser(int owner) throws IOException {
        int uid = owner > ROOT ? owner : candidate();
        var ways = new ArrayList<ServerUser>();
        List<String> drop = List.of("setpriv", "--reuid=" + uid, "--regid=" + gidOf(uid), "--clear-groups");
        ways.add(new ServerUser(concat(drop, "--inh-caps=-all"), uid));
        if (owner < ROOT) {
            ways.add(inNamespace());
        }
        ways.add(new ServerUser(
                concat(drop, "--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override"), uid));
        return ways;
    }

    private static ServerUser inNamespace() {
        return new ServerUser(List.of("unshare", "--user"), ROOT);
    }

    List<String> command(String... words) {
        return concat(prefix, words);
    }

    /** Gives a file or folder we made to the user the server runs as. */
    void own(Path path) throws IOException {
        if (uidOf(path) != uid) {
            Files.setAttribute(path, "unix:uid", uid);
        }
    }

    private boolean reaches(Path programs, Path dataParent) {
        return succeeds("test", "-x", programs.resolve("bin/postgres").toString())
                && succeeds("test", "-x", dataParent.toString());
    }

    private boolean succeeds(String... words) {
        try {
            return Commands.run(command(words)).code() == 0;
        } catch (IOException toolMissing) {
            return false;
        }
    }

    private static int uidOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private static int candidate() throws IOException {
        for (String name : CANDIDATES) {
            String[] fields = passwd(name, 0);
            if (fields != null) {
                return Integer.parseInt(fields[2]);
            }
        }
        throw new StartupProblem(
                "PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody.",
                "Start Fenji as an ordinary user.");
    }

    private static int gidOf(int uid) throws IOException {
        String[] fields = passwd(Integer.toString(uid), 2);
        return fields == null ? uid : Integer.parseInt(fields[3]);
    }

    private static String @Nullable [] passwd(String wanted, int field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
            String[] fields = line.split(":", -1);
            if (fields.length > 3 && fields[field].equals(wanted)) {
                return fields;
            }
        }
        return null;
    }

    private static List<String> concat(List<String> first, String... more) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }
}
