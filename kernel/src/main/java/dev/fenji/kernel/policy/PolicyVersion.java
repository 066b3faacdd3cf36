package dev.fenji.kernel.policy;

/**
 * A numbered state of a policy; published ones never change.
 *
 * @param policyId policy
 * @param number version number from 1, 0 for a draft
 * @param document what it says
 */
public record PolicyVersion(long policyId, int number, PolicyDocument document) {}
