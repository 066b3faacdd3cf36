package dev.fenji.adapters.demo;

import java.io.PrintStream;

/** Short lines for the person who waits at the terminal. */
record Terminal(PrintStream out) {

    void say(String line) {
        out.println("  " + line);
        out.flush();
    }

    void progress(String what, long done) {
        say("  %s: %,d rows".formatted(what, done));
    }
}
