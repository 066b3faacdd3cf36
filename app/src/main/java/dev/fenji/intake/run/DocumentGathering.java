package dev.fenji.intake.run;

import dev.fenji.intake.mapping.Finding;
import dev.fenji.intake.mapping.LineBinder;
import dev.fenji.intake.reading.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents put together from lines that may lie anywhere in the file. */
final class DocumentGathering {

    private final Chunk chunk;
    private final ChunkFilling filling;
    private final String source;
    private final Map<String, OpenDocument> documents = new LinkedHashMap<>();

    DocumentGathering(Chunk chunk, ChunkFilling filling, String source) {
        this.chunk = chunk;
        this.filling = filling;
        this.source = source;
    }

    /** Takes the line that {@code row} was read as; one that does not fit goes to quarantine. */
    void add(LineBinder line, Row row) {
        Finding rate = filling.rate(line);
        Finding fault = rate != null
                ? rate
                : documents
                        .computeIfAbsent(line.document(), _ -> new OpenDocument(line))
                        .add(line, row.number());
        if (fault != null) {
            chunk.bad(row, List.of(fault));
            return;
        }
        chunk.raw.add(row);
        chunk.lines++;
        filling.line(chunk, line);
    }

    void finish() {
        documents.values().forEach(d -> d.into(chunk, source));
    }
}
