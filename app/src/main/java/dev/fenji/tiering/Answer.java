package dev.fenji.tiering;

import java.util.List;

/**
 * A question about a customer answered in sentences.
 *
 * @param headline the answer in short
 * @param points one by one, most important first
 * @param notes what else there is to know
 */
public record Answer(String headline, List<String> points, List<String> notes) {
    public Answer {
        points = List.copyOf(points);
        notes = List.copyOf(notes);
    }
}
