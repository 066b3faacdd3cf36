package dev.fenji.customer;

import java.util.Collection;
import java.util.Map;

/** From country texts to ISO 3166: codes, names in English and Chinese, common aliases and what people decided. */
public interface Countries {

    /** What this text stands for. */
    CountryMatch resolve(String given);

    /** The same for many texts at once. */
    Map<String, CountryMatch> resolve(Collection<String> given);
}
