"""Compares report sets on a Spark cluster: `atodds batch` as a filter behind `pipe`.

    spark.py SETS.jsonl RESULTS ATODDS [MASTER]

SETS is read and the folder RESULTS written by Spark, so both may lie wherever Spark reads and writes. ATODDS is the path
of the program on every worker. A worker that dies takes its partitions along; Spark gives them to another, and since a
set's result depends on nothing but the set, the results are the same bytes.
"""

import sys

from pyspark import SparkConf, SparkContext

# A set takes some milliseconds: a few hundred sets a task keep the cost of starting the program below a hundredth.
SETS_A_TASK = 200


def main(sets, results, atodds, master="local[*]"):
    conf = SparkConf().setAppName("atodds").setMaster(master)
    sc = SparkContext(conf=conf)
    lines = sc.textFile(sets).filter(lambda line: line.strip())
    count = lines.count()
    parts = max(1, count // SETS_A_TASK)
    # Findings (1) and lines that are no sets (2) are results; a program that was killed is not, and its partition is
    # done again. One thread: Spark runs one task a core already.
    filter_ = f"sh -c 'RAYON_NUM_THREADS=1 {atodds} batch --no-config; test $? -le 2'"
    answers = lines.repartition(parts).pipe(filter_, checkCode=True)
    answers.saveAsTextFile(results)
    written = sc.textFile(results).count()
    sc.stop()
    if written != count:
        sys.exit(f"{count} sets in, {written} results out")


if __name__ == "__main__":
    main(*sys.argv[1:])
