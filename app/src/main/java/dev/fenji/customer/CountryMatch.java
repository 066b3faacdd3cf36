package dev.fenji.customer;

/** What a country text stands for. */
public sealed interface CountryMatch {

    /** The text as it was given. */
    String given();

    /** An ISO 3166 country, by its two-letter code. */
    record Resolved(String given, String country) implements CountryMatch {}

    /** A person decided that this is no country: it stays as given and is not listed again. */
    record KeptAsGiven(String given) implements CountryMatch {}

    /** Nothing known has this name: it stays as given and is listed for a person to decide. */
    record Unresolved(String given) implements CountryMatch {}
}
