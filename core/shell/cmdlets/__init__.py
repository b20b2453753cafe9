"""The cmdlets that a script can call.

To add one, write a generator and its record, and list the record in `CMDLETS` of its
file; a new file is named in `table.py`::

    def _get_thing(call: Call) -> Output:
        for thing in things_of(call.engine.lab, call.text("name")):
            yield ThingInstance(thing)

    CMDLETS = (
        Cmdlet(
            "Get-Thing",
            _get_thing,
            (Parameter("Name", "string[]", position=0, pipeline=True),),
            aliases=("gth",),
            summary="Lists the things of a computer.",
        ),
    )

- `Call` has the parameters (`call["name"]`, `call.text`, `call.flag`, `call.has`), the
  engine with the lab, and what a cmdlet says: `call.warn`, `call.verbose`,
  `call.error(failure(...))` for an error after which it goes on. It raises a
  `ScriptError` (`values.errors.failure`) for one that ends it.
- A parameter with `pipeline` or `by_name` is bound anew for each object that comes in,
  and the generator is run for each. Where `streams_input` is set, it is run once and
  goes through `call.input` itself; there it passes on each `Signal`.
- Values are those of `core/shell/values`: plain ones, a `Bag`, or an `Instance` whose
  properties are computed when asked.
- The lab is changed by `yield from call.do(command)`, after
  `if (yield from call.should_process(target, action))` where `confirms` is set.
- Long work yields PAUSE now and then: every few hundred rows.
"""
