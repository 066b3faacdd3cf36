package dev.fenji.adapters.jdbc;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is put right in each value while reading. The demonstration data needs it; a user's own database is read as it is. */
public interface RowRepair {

    RowRepair NONE = new RowRepair() {
        @Override
        public @Nullable String text(@Nullable String value) {
            return value;
        }

        @Override
        public LocalDate day(LocalDate value) {
            return value;
        }
    };

    @Nullable
    String text(@Nullable String value);

    LocalDate day(LocalDate value);
}
