package dev.fenji.identity;

/** Somebody may no longer sign in; the sessions and keys of that user have ended. */
public record UserDisabled(long userId) {}
