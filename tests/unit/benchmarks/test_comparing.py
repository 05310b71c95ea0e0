from __future__ import annotations

from benchmarks.comparing import COLUMNS, Aim, Cost, compared, middle, missed

CURL = [Cost(4.0, 3.0), Cost(5.0, 3.2), Cost(4.4, 2.8)]


def test_the_middle_is_of_each_time_by_itself_and_the_most_memory() -> None:
    costs = [Cost(3.0, 1.0, 5.0), Cost(1.0, 3.0, 9.0), Cost(2.0, 2.0, 7.0)]
    assert middle(costs) == Cost(2.0, 2.0, 9.0)
    assert middle([Cost(1.0, 1.0)]).memory_mb is None


def test_each_client_is_told_in_proportion_to_the_first() -> None:
    ours = [Cost(2.0, 3.0, 4.0), Cost(2.2, 3.3, 6.0), Cost(2.4, 3.6, 5.0)]
    rows = list(compared({"curl + dgst": CURL, "ours": ours}, [Aim("ours", "curl + dgst", 0.65)]))
    assert rows == [
        ("  curl + dgst", "4.40", "1.00", "3.00", "1.00", "", "", ""),
        ("  ours", "2.20", "0.50", "3.30", "1.10", "+6.0", "≤ 0.65 x curl", ""),
    ]
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_an_aim_is_missed_with_by_how_much_and_why() -> None:
    busier = [Cost(4.2, 4.0), Cost(4.8, 4.0), Cost(4.6, 4.0)]
    assert missed(busier, CURL, 1.0) == "0.05: 1.00 s more of the processors; 1 of 3 rounds reach it"
    waiting = [Cost(one.wall_s, 1.0) for one in busier]
    assert missed(waiting, CURL, 1.0) == "0.05: by waiting, not by processor time; 1 of 3 rounds reach it"
    (row,) = list(compared({"curl": CURL, "ours": busier}, [Aim("ours", "curl", 1.0)]))[1:]
    assert row[-1] == missed(busier, CURL, 1.0)


def test_an_aim_is_judged_by_the_ratio_that_is_printed() -> None:
    assert missed([Cost(1.004, 1.0)], [Cost(1.0, 1.0)], 1.0) == ""
    assert missed([Cost(1.006, 1.0)], [Cost(1.0, 1.0)], 1.0).startswith("0.01: ")


def test_an_aim_whose_peer_was_not_there_is_not_told() -> None:
    rows = list(compared({"curl": CURL, "ours": CURL}, [Aim("ours", "aria2c", 1.0)]))
    assert [row[-2:] for row in rows] == [("", ""), ("", "")]
