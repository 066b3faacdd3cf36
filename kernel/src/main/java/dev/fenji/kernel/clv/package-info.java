/**
 * What a customer will still buy, and what that is worth: the buy-till-you-die models, their fits, and customer
 * lifetime value.
 *
 * <p>{@link dev.fenji.kernel.clv.PurchaseStates} are the sufficient statistics, {@link dev.fenji.kernel.clv.ModelFit}
 * estimates a
 * {@link dev.fenji.kernel.clv.PurchaseModel} from them, {@link dev.fenji.kernel.clv.GammaGamma} models the spend per
 * purchase, and
 * {@link dev.fenji.kernel.clv.Clv} puts both together. Days in, weeks inside: parameters are per week.
 */
@NullMarked
package dev.fenji.kernel.clv;

import org.jspecify.annotations.NullMarked;
