"""Forecasts of the foreign-language and the total population, with intervals learnt from earlier forecasts' errors.

No Django here. `panel` holds the history of all municipalities, `methods` continue it, `groups` say which of them are
tried where, `learning` chooses among them on outcomes that were known at the time, `intervals` measures how wrong they
were, `backtest` judges them, `rules` keeps what was learnt, and `apply` makes the forecast of one municipality from it.
"""
