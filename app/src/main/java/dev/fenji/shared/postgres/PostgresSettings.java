package dev.fenji.shared.postgres;

import java.util.LinkedHashMap;
import java.util.Map;

/** Server settings. They are given on the command line, where they win over every file in the data folder. */
final class PostgresSettings {
    /** An acknowledged commit survives a crash. Nobody may turn these off by accident: they come last. */
    static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private PostgresSettings() {}

    static Map<String, String> forServer(int port, Map<String, String> chosen) {
        var all = new LinkedHashMap<String, String>();
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("shared_buffers", "256MB");
        all.put("work_mem", "32MB");
        all.put("maintenance_work_mem", "256MB");
        all.put("effective_cache_size", "2GB");
        all.put("random_page_cost", "1.1");
        all.put("max_wal_size", "4GB");
        all.put("checkpoint_timeout", "15min");
        all.put("jit", "off");
        // Nothing replicates from this server: rows of a table made in the same transaction are synced instead of
        // logged twice.
        all.put("wal_level", "minimal");
        all.put("max_wal_senders", "0");
        all.putAll(DURABLE);
        all.putAll(chosen);
        all.put("port", Integer.toString(port));
        all.put("listen_addresses", "127.0.0.1");
        // No socket file: nothing to clean up, no length limit on the folder's name.
        all.put("unix_socket_directories", "");
        return all;
    }
}
