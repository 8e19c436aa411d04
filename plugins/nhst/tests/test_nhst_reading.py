"""What is read of a result, in the forms in which papers, programs and broken PDF text tell it."""

from __future__ import annotations

import math

import pytest
from audit_nhst.glyphs import plain
from audit_nhst.results import results
from hypothesis import given
from hypothesis import strategies as st

NAN = math.nan

#: Text; kind, degrees of freedom, relation and value of the statistic; relation and value of p.
FORMS = {
    "apa": ("t(28) = 2.20, p = .036", ("t", [28], "=", 2.2), ("=", 0.036)),
    "negative": ("t(28) = −2.20, p = .036", ("t", [28], "=", -2.2), ("=", 0.036)),
    "en dash": ("t(28) = –2.20, p = .036", ("t", [28], "=", -2.2), ("=", 0.036)),
    "no spaces": ("F(1,28)=4.30,p=.047", ("F", [1, 28], "=", 4.3), ("=", 0.047)),
    "hard spaces": (
        "t(28)\u00a0=\u00a02.20, p\u2009<\u2009.05",
        ("t", [28], "=", 2.2),
        ("<", 0.05),
    ),
    "brackets": ("t[28] = 2.20; P = 0.04", ("t", [28], "=", 2.2), ("=", 0.04)),
    "semicolons": ("F(2; 57) = 4.10; p = .022", ("F", [2, 57], "=", 4.1), ("=", 0.022)),
    "lowered": ("t28 = 2.20, P = 0.036", ("t", [28], "=", 2.2), ("=", 0.036)),
    "lowered capital": ("T28 = 2.20, P = 0.036", ("t", [28], "=", 2.2), ("=", 0.036)),
    "lowered characters": ("t₂₈ = 2.20, P = 0.036", ("t", [28], "=", 2.2), ("=", 0.036)),
    "lowered pair": ("F2,28 = 4.20, p = .025", ("F", [2, 28], "=", 4.2), ("=", 0.025)),
    "chi raised": ("χ²(1, N = 90) = 5.30, p = .021", ("chi2", [1], "=", 5.3), ("=", 0.021)),
    "chi lowered": ("χ²₁ = 5.30, P = 0.021", ("chi2", [1], "=", 5.3), ("=", 0.021)),
    "chi in words": ("chi-square(2) = 5.30, p = .071", ("chi2", [2], "=", 5.3), ("=", 0.071)),
    "thousands": (
        "χ2(374, N = 1,488) = 1,224.08, p < .001",
        ("chi2", [374], "=", 1224.08),
        ("<", 0.001),
    ),
    "df behind": ("t = 2.70, p < .05, df = 35", ("t", [35], "=", 2.7), ("<", 0.05)),
    "df between": ("t = 2.70, df = 35, p < .05", ("t", [35], "=", 2.7), ("<", 0.05)),
    "df in words": (
        "t = 2.70 with 35 degrees of freedom, p = .01",
        ("t", [35], "=", 2.7),
        ("=", 0.01),
    ),
    "df in brackets": ("t (df = 28) = 2.20, p = .036", ("t", [28], "=", 2.2), ("=", 0.036)),
    "fractions": ("t(22.64) = 2.60, p = .016", ("t", [22.64], "=", 2.6), ("=", 0.016)),
    "t.test of R": ("t = 2.2, df = 28, p-value = 0.036", ("t", [28], "=", 2.2), ("=", 0.036)),
    "lm of R": (
        "F-statistic: 4.3 on 1 and 28 DF, p-value: 0.047",
        ("F", [1, 28], "=", 4.3),
        ("=", 0.047),
    ),
    "chisq.test of R": (
        "X-squared = 7.31, df = 2, p-value = 0.026",
        ("chi2", [2], "=", 7.31),
        ("=", 0.026),
    ),
    "p in brackets": ("z = 2.10 (p = .036)", ("z", [], "=", 2.1), ("=", 0.036)),
    "p before": ("(p = .036, t(28) = 2.20)", ("t", [28], "=", 2.2), ("=", 0.036)),
    "words between": (
        "t(28) = 2.20, which was significant at p < .05",
        ("t", [28], "=", 2.2),
        ("<", 0.05),
    ),
    "figure between": (
        "F(1, 28) = 4.30, MSE = 2.11, p = .047",
        ("F", [1, 28], "=", 4.3),
        ("=", 0.047),
    ),
    "only below": ("Fs(5, 670) < 1.46, ps > .20", ("F", [5, 670], "<", 1.46), (">", 0.2)),
    "not significant": ("t(28) = 0.20, n.s.", ("t", [28], "=", 0.2), ("ns", NAN)),
    "not significant, capitals": ("t(28) = 0.20, NS", ("t", [28], "=", 0.2), ("ns", NAN)),
    "p called ns": ("t(28) = 0.20, p = ns", ("t", [28], "=", 0.2), ("ns", NAN)),
    "in words": ("t(28) = 0.20, not signiﬁcant", ("t", [28], "=", 0.2), ("ns", NAN)),
    "power of ten": ("t(28) = 5.20, p = 1.6 × 10^-5", ("t", [28], "=", 5.2), ("=", 1.6e-5)),
    "raised power": ("t(28) = 5.20, p = 1.6 × 10⁻⁵", ("t", [28], "=", 5.2), ("=", 1.6e-5)),
    "power alone": ("t(28) = 5.20, p < 10^-4", ("t", [28], "=", 5.2), ("<", 1e-4)),
    "exponent": ("t(28) = 5.20, p = 1.6e-5", ("t", [28], "=", 5.2), ("=", 1.6e-5)),
    "percent": ("t(28) = 2.20, p < 5%", ("t", [28], "=", 2.2), ("<", 0.05)),
    "decimal commas": ("t(28) = 2,20, p = 0,036", ("t", [28], "=", 2.2), ("=", 0.036)),
    "raised points": ("t(28) = 2·20, p = 0·036", ("t", [28], "=", 2.2), ("=", 0.036)),
    "line ends": ("t (28) =\n2.20, p\n= .036", ("t", [28], "=", 2.2), ("=", 0.036)),
    "space in p": ("t(191) = 8.22, p < . 001", ("t", [191], "=", 8.22), ("<", 0.001)),
    "emphasis": ("*t*(28) = 2.20, *p* = .036", ("t", [28], "=", 2.2), ("=", 0.036)),
    "formula": ("$t(28) = 2.20$, $p = .036$", ("t", [28], "=", 2.2), ("=", 0.036)),
    "italics": ("𝑡(28) = 2.20, 𝑝 = .036", ("t", [28], "=", 2.2), ("=", 0.036)),
    "letter for one": ("F(l, 28) = 4.30, p = .047", ("F", [1, 28], "=", 4.3), ("=", 0.047)),
    "signs lost": ("F(1, 28) 4.30, p .047", ("F", [1, 28], "=", 4.3), ("=", 0.047)),
    "signs as ¼ and o": ("F(1, 28) ¼ 4.30, po.05", ("F", [1, 28], "=", 4.3), ("<", 0.05)),
    "signs as p and !": ("F(1, 28) p 4.30, p ! .05", ("F", [1, 28], "=", 4.3), ("<", 0.05)),
    "signs as b and N": ("Fs(1, 28) b 1.30, psN.21", ("F", [1, 28], "<", 1.3), (">", 0.21)),
    "sign as 5": ("F(1, 28) 5 4.30, p 5 .047", ("F", [1, 28], "=", 4.3), ("=", 0.047)),
    "junk by the signs": (
        "t(28) =\x01 -\x072.20, p =\x01 .036",
        ("t", [28], "=", -2.2),
        ("=", 0.036),
    ),
    "junk for a minus": ("t(28) p \x012.20, p ! .05", ("t", [28], "=", -2.2), ("<", 0.05)),
    "chi lost": ("?2(1, N = 90) = 5.30, p = .021", ("chi2", [1], "=", 5.3), ("=", 0.021)),
    "chi as x": ("x2 (1, N p 90) p 5.30, p ! .05", ("chi2", [1], "=", 5.3), ("<", 0.05)),
    "quotation mark as B": ("BF(1, 28) = 4.30, p <.05", ("F", [1, 28], "=", 4.3), ("<", 0.05)),
    "heterogeneity": ("QWithin(12) = 9.20, p = .69", ("Q", [12], "=", 9.2), ("=", 0.69)),
    "Kruskal and Wallis": ("H(2) = 7.10, p = .029", ("H", [2], "=", 7.1), ("=", 0.029)),
    "correlation": ("r(48) = .42, p = .002", ("r", [48], "=", 0.42), ("=", 0.002)),
    "rank correlation": ("rs(48) = .42, p = .002", ("rho", [48], "=", 0.42), ("=", 0.002)),
    "by items": ("F2(1, 30) = 5.30, p = .028", ("F", [1, 30], "=", 5.3), ("=", 0.028)),
    "Wald": ("Wald χ²(1) = 5.30, p = .021", ("chi2", [1], "=", 5.3), ("=", 0.021)),
    "Mann and Whitney": ("U = 23.5, p = .03", ("U", [], "=", 23.5), ("=", 0.03)),
    "without df": ("F = 6.74, p = .013", ("F", [], "=", 6.74), ("=", 0.013)),
}


@pytest.mark.parametrize("name", FORMS)
def test_form(name):
    text, (kind, df, relation, value), (p_relation, p) = FORMS[name]
    text = f"The wards differed as predicted, {text}. There were 2 wards."
    ((test,), _) = results(plain(text))
    assert (test.statistic.kind, [each.value for each in test.df]) == (kind, df)
    assert (test.statistic.relation, test.value.value) == (relation, value)
    assert test.p.relation == p_relation
    assert test.p.value.value == pytest.approx(p, nan_ok=True)
    assert text[test.statistic.start :].lstrip("B*$")[0] in "tTFfχXc?xQHrRUzW𝑡"
    assert test.end <= text.index(". There")


NONE = (
    "The pump ran at p = 2.3 bar and T = 280 K, F = 3 N.",
    "Let r(5) = 25, and p a prime.",
    "See p. 12 of the report; the z = 12 patients came in 2019.",
    "Sales rose 5 percent to $21 million from $20 million.",
    "Group A (n = 28) had t = 3 trials.",
)


@pytest.mark.parametrize("text", NONE)
def test_is_no_result(text):
    assert results(plain(text)) == ([], [])


def told(text):
    return results(plain(text))


def test_two_values_have_each_its_p():
    tests, _ = told("F(1, 15) = 19.9 and 5.16, p < .001 and p < .05")
    assert [(test.value.value, test.p.value.value) for test in tests] == [
        (19.9, 0.001),
        (5.16, 0.05),
    ]


def test_second_value_does_not_take_the_p_of_the_first():
    tests, _ = told("t(28) = 2.20 and 1.10, p = .036 and .281")
    assert [test.p and test.p.value.value for test in tests] == [0.036, None]


def test_mark_of_a_note_is_no_digit():
    ((test,), _) = told("χ²(1) = 5.30², p = .021³")
    assert (test.value.value, test.p.value.value) == (5.3, 0.021)


def test_two_results_in_one_bracket_are_two():
    tests, _ = told("(F(1, 28) = 4.30, p = .047; F(1, 28) = 5.20, p = .030)")
    assert [test.p.value.value for test in tests] == [0.047, 0.03]


def test_p_of_a_further_sentence_is_not_the_tests():
    ((test,), _) = told("It was t(28) = 2.20. p = .01 is our level.")
    assert test.p is None


def test_rank_sum_is_told_beside_its_z():
    tests, _ = told("U = 123, z = 2.10, p = .036")
    assert [(test.statistic.kind, test.p is None) for test in tests] == [("U", True), ("z", False)]


def test_correlation_behind_a_test_is_its_effect():
    ((test,), _) = told("t(28) = 2.20, p = .036, r = .38")
    assert [(effect.measure, effect.value.value) for effect in test.effects] == [("r", 0.38)]


def test_estimate_with_all_that_can_be_told():
    ((test,), (estimate,)) = told(
        "B = 0.50, SE = 0.20, t(98) = 2.50, p = .014, 95% CI [0.10, 0.90]"
    )
    assert (estimate.measure, estimate.value.value, estimate.error.value.value) == ("b", 0.5, 0.2)
    assert (estimate.interval.lower.value, estimate.interval.upper.value) == (0.1, 0.9)
    assert (estimate.interval.level, estimate.test, estimate.p.value.value) == (95.0, test, 0.014)


@pytest.mark.parametrize(
    "text",
    [
        "odds ratio 2.10 (95% confidence interval 1.20 to 3.60)",
        "odds ratio = 2.10, 95% CI: 1.20–3.60",
        "OR = 2.10 [95% CI = 1.20, 3.60]",
        "aOR=2.10; 95%CI 1.20;3.60",
    ],
)
def test_interval(text):
    (_, (estimate,)) = told(text)
    assert (estimate.measure, estimate.value.value) == ("odds ratio", 2.1)
    assert (estimate.interval.lower.value, estimate.interval.upper.value) == (1.2, 3.6)


@pytest.mark.parametrize(
    ("text", "tails"),
    [
        ("t(28) = 1.90, p = .034, one-tailed", 1),
        ("t(28) = 1.90, p (one-sided) = .034", 1),
        ("t(28) = 1.90, one-tailed p = .034", 1),
        ("t(28) = 1.90, p = .068, 2-tailed", 2),
        ("t(28) = 1.90, p = .068", 0),
    ],
)
def test_tails(text, tails):
    ((test,), _) = told(text)
    assert test.tails == tails


PIECES = st.sampled_from(
    [
        *"tFrzp(),.;[]=<>-−?\x01 \n",
        "χ2",
        "df",
        "28",
        ".05",
        "1,224",
        "95% CI",
        "ns",
        "OR",
        "SE",
        "and",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read(text):
    plainer = plain(text)
    assert len(plainer) == len(text)
    tests, estimates = results(plainer)
    places = [(test.statistic.start, test.end) for test in tests]
    places += [(estimate.named.start, estimate.end) for estimate in estimates]
    assert all(0 <= start < end <= len(text) for start, end in places)
