from hypothesis import given
from hypothesis import strategies as st

from vnparty_ner.tokens import cut_windows


def test_short_text_is_one_window():
    (window,) = cut_windows(10, [], [], size=10, context=3)
    assert (window.start, window.end, window.core_start, window.core_end) == (0, 10, 0, 10)


def test_cores_end_at_sentences():
    windows = cut_windows(30, [6, 9, 15, 21], list(range(30)), size=14, context=2)
    assert [w.core_end for w in windows] == [9, 15, 21, 30]


def test_context_on_both_sides():
    _, middle, _ = cut_windows(30, [], list(range(30)), size=14, context=2)
    assert middle.core_start - middle.start == 2
    assert middle.end - middle.core_end == 2


def test_empty():
    assert cut_windows(0, [], [], size=10, context=3) == []


@given(
    st.integers(0, 500),
    st.sets(st.integers(0, 500)),
    st.integers(8, 64).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, (size - 4) // 2))),
)
def test_cores_cover_every_token_once(count, breaks, size_context):
    size, context = size_context
    windows = cut_windows(count, sorted(breaks), list(range(count)), size, context)
    assert [i for w in windows for i in range(w.core_start, w.core_end)] == list(range(count))
    assert all(0 <= w.start <= w.core_start < w.core_end <= w.end <= count for w in windows)
    assert all(w.end - w.start <= size for w in windows)
