package dev.fenji.bench;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What to measure, on how much.
 *
 * @param rounds fresh installations to measure imports and runs on; medians are taken over them
 * @param seconds how long each kind of request is sent
 * @param rate orders per second of the soak
 */
record Options(int customers, long lines, Set<Part> only, int rounds, int seconds, int rate) {
    enum Part {
        IMPORT,
        RUN,
        LIST,
        SIMULATE,
        BACKTEST,
        HTTP,
        START,
        SOAK
    }

    static final String USAGE = """
            ./fenji bench [--customers N] [--lines N] [--only import,run,list,simulate,backtest,http,start] [--rounds N] [--seconds N]

              --customers N   generated customers (default 100,000)
              --lines N       generated order lines (default 1,000,000)
              --only PARTS    what to measure (default: everything)
              --rounds N      fresh installations for imports and runs, and starts (default 3)
              --seconds N     how long each kind of request is sent (default 20)

            ./fenji bench soak [--customers N] [--rate N] [--minutes N]

              --rate N        orders per second, sent whether or not those before were answered (default 200)
              --minutes N     how long (default 10)""";

    private static final Options DEFAULT =
            new Options(100_000, 1_000_000, EnumSet.complementOf(EnumSet.of(Part.SOAK)), 3, 20, 200);

    Options {
        if (customers < 1 || lines < customers || rounds < 1 || seconds < 1 || rate < 1) {
            throw new IllegalArgumentException(
                    "There must be at least one customer, one line per customer, one round and one second.");
        }
    }

    static Options parse(String[] arguments) {
        Options options = DEFAULT;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value.");
            }
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--customers" ->
                new Options(
                        Math.toIntExact(number(value)), Math.max(lines, number(value)), only, rounds, seconds, rate);
            case "--lines" ->
                new Options((int) Math.min(customers, number(value)), number(value), only, rounds, seconds, rate);
            case "--only" -> new Options(customers, lines, parts(value), rounds, seconds, rate);
            case "--rounds" -> new Options(customers, lines, only, Math.toIntExact(number(value)), seconds, rate);
            case "--seconds" -> new Options(customers, lines, only, rounds, Math.toIntExact(number(value)), rate);
            case "--minutes" -> new Options(customers, lines, only, rounds, Math.toIntExact(60 * number(value)), rate);
            case "--rate" -> new Options(customers, lines, only, rounds, seconds, Math.toIntExact(number(value)));
            default -> throw new IllegalArgumentException("There is no option " + name + ".");
        };
    }

    private static long number(String value) {
        return Long.parseLong(value.replaceAll("[,_]", ""));
    }

    private static Set<Part> parts(String value) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String part : value.split(",", -1)) {
            parts.add(Part.valueOf(part.strip().toUpperCase(Locale.ROOT)));
        }
        return parts;
    }

    boolean wants(Part part) {
        return only.contains(part);
    }

    /** Lists, requests and starts need one installation only. */
    int installations() {
        return wants(Part.IMPORT) || wants(Part.RUN) ? rounds : 1;
    }
}
