"""Whatever can stand in a text that is painted."""

from hypothesis import strategies as st

any_text = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.characters(categories=["Cs", "Cc", "Cf", "Mn"]),
        st.sampled_from("单雄信ＡＢ１２─│…·“”①×é\u0301\u200d\ufe0f😀👨‍👩‍👧𠮷\u202e\x1b\t"),
    ),
    max_size=30,
)
