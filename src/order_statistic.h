/*
 * order_statistic.h
 *	  The smallest, second smallest and so on of many doubles.
 *
 *	  Pure, like decimal.[ch].
 */
#ifndef GOVERNANCE_ORDER_STATISTIC_H
#define GOVERNANCE_ORDER_STATISTIC_H

extern double order_statistic(const double *x, size_t count, size_t rank, double *work);
extern double order_statistic_after(const double *x, size_t count, size_t rank, double value);

#endif /* GOVERNANCE_ORDER_STATISTIC_H */
