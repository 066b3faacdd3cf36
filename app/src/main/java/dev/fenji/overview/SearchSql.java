package dev.fenji.overview;

import dev.fenji.customer.SearchText;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;

/**
 * Free search over a customer's name, key, pinyin and pinyin initials: every word must be found. Three letters and more are found
 * anywhere (trigram index); one or two letters only where a word begins, because no index knows them elsewhere. Two or more
 * Chinese characters are found anywhere too, by an index of neighbouring characters.
 */
final class SearchSql {

    private static final int TRIGRAM = 3;
    private static final int BIGRAM = 2;
    private static final int MAX_WORDS = 8;
    private static final int MAX_LENGTH = 100;

    private SearchSql() {}

    static Sql of(String typed) {
        List<Sql> words = Arrays.stream(SearchText.fold(shortened(typed)).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .map(SearchSql::word)
                .toList();
        return Sql.joined(words, "and", Sql.TRUE);
    }

    private static String shortened(String typed) {
        String clean = typed.replace("\0", "");
        return clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH);
    }

    private static Sql word(String word) {
        String pattern = escaped(word);
        int length = word.codePointCount(0, word.length());
        if (length == BIGRAM && isHan(word)) {
            return Sql.of("c.search ~ '[㐀-鿿]{2}' and han_pairs(c.search) && array[?]::text[]", word);
        }
        if (length >= TRIGRAM) {
            return Sql.of("c.search like ?", "%" + pattern + "%");
        }
        return Sql.of("c.search like ? or c.search like ?", pattern + "%", "% " + pattern + "%");
    }

    private static boolean isHan(String word) {
        return word.codePoints().allMatch(character -> UnicodeScript.of(character) == UnicodeScript.HAN);
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
