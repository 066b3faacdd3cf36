package dev.fenji.tiering;

/** A policy version can no longer change, and the next run assigns by it. */
public record PolicyPublished(int policyId, int version) {}
