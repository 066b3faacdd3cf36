package dev.fenji.kernel.metric;

/**
 * Which purchase a returned quantity came from, where the credit note does not say: goods bought last go back first. Per customer,
 * product and unit price the quantities in hand are a pile; a purchase lies on top of it, a return takes from the top, and belongs to the
 * purchase that holds the last unit it took. So no unit goes back twice. A return of more than is in hand belongs to nothing and leaves
 * nothing. On one day purchases come first, then the order of documents counts.
 *
 * <p>The pile after a movement is the running sum less its lowest value so far, where that is below zero: it never falls below the
 * floor.
 */
public final class ReturnLinkSql {

    /** Stands for further conditions on the purchases {@code f}. */
    private static final String PURCHASES = "/*purchases*/";

    /**
     * Reads {@code fact} and {@code credit} (one row per credit note, product and unit price, with its quantity) and ends with {@code
     * taken_from}: credit_id, product_id, unit_price, document_id.
     */
    private static final String TEXT = """
            returned_goods as (
              select distinct customer_id, product_id, unit_price
              from credit
              where original_document_id is null and product_id is not null
            ),
            movement as (
              select customer_id, product_id, unit_price, day, 1 as back, document_id, quantity, -quantity as change
              from credit
              where original_document_id is null and product_id is not null
              union all
              select f.customer_id, f.product_id, f.unit_price, f.day, 0 as back, f.document_id,
                     sum(f.quantity) as quantity, sum(f.quantity) as change
              from fact f
              join returned_goods r on r.customer_id = f.customer_id and r.product_id = f.product_id
                                   and r.unit_price = f.unit_price
              where f.kind = 'P'/*purchases*/
              group by f.customer_id, f.product_id, f.unit_price, f.day, f.document_id
            ),
            summed as (
              select customer_id, product_id, unit_price, day, back, document_id, quantity,
                     sum(change) over (partition by customer_id, product_id, unit_price order by day, back, document_id
                                       rows between unbounded preceding and current row) as total
              from movement
            ),
            floored as (
              select customer_id, product_id, unit_price, day, back, document_id, quantity, total,
                     min(total) over (partition by customer_id, product_id, unit_price order by day, back, document_id
                                      rows between unbounded preceding and current row) as lowest
              from summed
            ),
            pile as (
              select customer_id, product_id, unit_price, day, back, document_id, quantity,
                     total - case when lowest < 0 then lowest else 0 end as height
              from floored
            ),
            step as (
              select customer_id, product_id, unit_price, day, back, document_id, quantity, height,
                     coalesce(lag(height) over (partition by customer_id, product_id, unit_price
                                                order by day, back, document_id), 0) as height_before
              from pile
            ),
            origin as (
              select c.document_id as credit_id, c.product_id, c.unit_price, p.document_id,
                     row_number() over (partition by c.document_id, c.product_id, c.unit_price
                                        order by p.day desc, p.document_id desc) as place
              from step c
              join step p on p.customer_id = c.customer_id and p.product_id = c.product_id
                         and p.unit_price = c.unit_price
              where c.back = 1 and p.back = 0 and p.day <= c.day
                and c.height_before >= c.quantity
                and p.height_before <= c.height and c.height < p.height
            ),
            taken_from as (
              select credit_id, product_id, unit_price, document_id from origin where place = 1
            )""";

    private ReturnLinkSql() {}

    /** Common table expressions without {@code with}, to be put between others. */
    public static String text(String condition) {
        return TEXT.replace(PURCHASES, condition);
    }
}
