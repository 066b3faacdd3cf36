package dev.fenji.intake.run;

import dev.fenji.intake.reading.ReadLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What imports may use.
 *
 * @param keepFiles how long a file stays after its import, for corrections and another look
 * @param keepUnused how long an uploaded file waits for its import
 */
@ConfigurationProperties(prefix = "fenji.intake", ignoreUnknownFields = false)
record IntakeSettings(
        @DefaultValue("4GB") DataSize maxFileSize,
        @DefaultValue("64GB") DataSize maxUnpackedSize,
        @DefaultValue("250") int maxCompressionRatio,
        @DefaultValue("200000000") long maxRows,
        @DefaultValue("1000") int maxColumns,
        @DefaultValue("32767") int maxCellLength,
        @DefaultValue("128MB") DataSize maxWorkbookTexts,
        @DefaultValue("30d") Duration keepFiles,
        @DefaultValue("2d") Duration keepUnused,
        @DefaultValue("2") int parallel) {

    ReadLimits limits() {
        return new ReadLimits(
                maxUnpackedSize.toBytes(),
                maxCompressionRatio,
                maxRows,
                maxColumns,
                maxCellLength,
                maxWorkbookTexts.toBytes());
    }
}
