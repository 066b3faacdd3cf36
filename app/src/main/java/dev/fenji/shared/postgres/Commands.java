package dev.fenji.shared.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a short-lived program and keeps what it said. */
final class Commands {
    record Result(int code, String output) {}

    private Commands() {}

    /**
     * The output goes through a file: {@code pg_ctl start} leaves a server behind that inherits our pipe, and reading a pipe to
     * its end would then wait for the server to stop.
     */
    static Result run(List<String> command) throws IOException {
        Path output = Files.createTempFile("fenji-", ".out");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.directory(Path.of("/").toFile());
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            int code = process.waitFor();
            return new Result(
                    code, Files.readString(output, StandardCharsets.UTF_8).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.getFirst(), e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
