package dev.fenji.intake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadProgressTest {

    private static final int SIZE = 3_000_000;

    @TempDir
    Path data;

    private HttpServer server;
    private volatile int received;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/imports", exchange -> {
            received = exchange.getRequestBody().readAllBytes().length;
            byte[] answer = "[{\"id\": 7}]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(202, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        Files.writeString(
                data.resolve("address"),
                "http://127.0.0.1:" + server.getAddress().getPort());
        Files.writeString(data.resolve("command-line.key"), "key");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyPieceOfALargeFileIsToldUntilAllOfItIsThere() throws Exception {
        Path file = Files.write(data.resolve("orders.csv"), new byte[SIZE]);
        List<Long> sent = new ArrayList<>();
        List<Long> totals = new ArrayList<>();

        Server.of(data).upload("/api/imports", List.of(file), Map.of("mappingName", "m"), (bytes, total) -> {
            sent.add(bytes);
            totals.add(total);
        });

        assertThat(sent).isSorted().hasSizeGreaterThan(10).last().isEqualTo((long) received);
        assertThat(received).isGreaterThan(SIZE);
        assertThat(totals).containsOnly((long) received);
    }

    @Test
    void theLineShowsABarAndMegabytes() {
        assertThat(Progress.upload(150_000_000, 300_000_000))
                .isEqualTo("upload [############............] 150 of 300 MB");
    }
}
