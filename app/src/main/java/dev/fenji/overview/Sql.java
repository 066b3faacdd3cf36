package dev.fenji.overview;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL with its parameters. Its text can only come from constants in the source (the compiler checks it) and from
 * joining such pieces: what a person typed can be a parameter and nothing else.
 */
record Sql(String text, List<Object> parameters) {

    static final Sql NOTHING = Sql.of("");
    static final Sql TRUE = Sql.of("true");
    static final Sql FALSE = Sql.of("false");

    Sql {
        parameters = List.copyOf(parameters);
    }

    static Sql of(@CompileTimeConstant final String text, Object... parameters) {
        return new Sql(text, Arrays.asList(parameters));
    }

    /** This piece, then the other one, with a space between. */
    Sql then(Sql next) {
        var all = new ArrayList<>(parameters);
        all.addAll(next.parameters);
        return new Sql(text + " " + next.text, all);
    }

    Sql then(@CompileTimeConstant final String next, Object... more) {
        return then(of(next, more));
    }

    /** All pieces in brackets with the word between them, or {@code none} when there is nothing to join. */
    static Sql joined(List<Sql> pieces, @CompileTimeConstant final String word, Sql none) {
        @Nullable Sql result = null;
        for (Sql piece : pieces) {
            result = result == null ? piece.inBrackets() : result.then(word).then(piece.inBrackets());
        }
        return result == null ? none : result;
    }

    /** Pieces with commas between. */
    static Sql list(List<Sql> pieces) {
        @Nullable Sql result = null;
        for (Sql piece : pieces) {
            result = result == null ? piece : result.then(",").then(piece);
        }
        return result == null ? NOTHING : result;
    }

    /** As many question marks as values. */
    static Sql values(List<?> values) {
        return new Sql(String.join(", ", Collections.nCopies(values.size(), "?")), List.copyOf(values));
    }

    Sql and(Sql other) {
        return joined(List.of(this, other), "and", TRUE);
    }

    Sql inBrackets() {
        return new Sql("(" + text + ")", parameters);
    }

    Object[] arguments() {
        return parameters.toArray();
    }
}
