"""The whole command line in one place: every command with its options, without loading what they need to work."""

from __future__ import annotations

from gettext import gettext
from pathlib import Path

from kotosilta import __version__
from kotosilta.cli.parser import Parser, day, port

ROLES = ("coordinator", "editor", "contributor", "member", "viewer")


def command_line() -> Parser:
    """The parser, in the language spoken when it is made."""
    parser = Parser(
        prog="kotosilta",
        # A script must not change its meaning when an option is added that begins like its own.
        allow_abbrev=False,
        description=gettext("From a municipality's name to its situation picture and a first draft of its programme."),
        epilog=gettext("Exit codes: 0 done, 1 refused with the reason, 2 wrong use or input, 3 part done."),
    )
    parser.add_argument(
        "--version", action="version", version=f"Kotosilta {__version__}", help=gettext("print the version")
    )
    commands = parser.add_subparsers(
        dest="command", metavar=gettext("COMMAND"), title=gettext("commands"), required=True
    )

    def command(name: str, about: str) -> Parser:
        added: Parser = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        return added

    _draft(command("draft", gettext("write first drafts as Word, PDF and web files")))
    _situation(command("situation", gettext("print the official figures of a municipality")))
    _similar(command("similar", gettext("say which municipalities are most like one, and why")))
    _forecast(command("forecast", gettext("say how a municipality's population may change, and how sure that is")))
    _statistics(command("statistics", gettext("look into files of official statistics, JSON-stat and PX")))
    _indicators(command("indicators", gettext("print the catalogue of indicators: what can be known, and from where")))
    _municipalities(command("municipalities", gettext("list or find municipalities")))
    _checklist(command("checklist", gettext("print the checklist")))
    _programmes(command("programmes", gettext("list the programmes that are kept here")))
    _export(command("export", gettext("write the document of a programme, sealed or as it is now, as files")))
    _coverage(command("coverage", gettext("print how far each point of the checklist is in a programme")))
    _serve(command("serve", gettext("start the service")))
    _prepare(command("prepare", gettext("make the database, the official figures and the static files ready")))
    _import_figures(command("import-figures", gettext("read the official figures into the database")))
    _check_settings(command("check-settings", gettext("say whether the service may start with these settings")))
    _permissions(command("permissions", gettext("print who may do what at which address")))
    _language_and_json(command("people", gettext("list the people with an account")))
    _add_person(command("add-person", gettext("open an account for somebody, or give them a place in a programme")))
    _close_account(command("close-account", gettext("close somebody's account and erase their name and address")))
    _make_operator(command("make-operator", gettext("let somebody see to this installation")))
    _send_mail(command("send-mail", gettext("send the messages that wait in the outbox")))
    _remind(command("remind", gettext("ask those who have something to report for it by mail")))
    _dispose_trail(command("dispose-trail", gettext("remove old events from the audit trail, and note that")))
    return parser


def _draft(parser: Parser) -> None:
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument(
        "--municipality",
        action="append",
        metavar=gettext("CODE_OR_NAME"),
        help=gettext("may be given several times: they then get one joint draft"),
    )
    whose.add_argument("--all", action="store_true", help=gettext("a draft of its own for each municipality"))
    parser.add_argument(
        "--lang",
        default="sv,fi,en",
        metavar=gettext("LANGUAGES"),
        help=gettext("languages with commas between: sv,fi,en"),
    )
    parser.add_argument(
        "--format",
        default="docx,pdf,html",
        metavar=gettext("FORMATS"),
        help=gettext("formats with commas between: docx,pdf,html"),
    )
    parser.add_argument(
        "--out", required=True, metavar=gettext("FOLDER"), help=gettext("folder for the files; made if missing")
    )
    parser.add_argument(
        "--period", metavar="2027-2030", help=gettext("programme period; otherwise the next four full years")
    )
    parser.add_argument(
        "--edition", metavar="2025", help=gettext("edition of the checklist; otherwise that of today's law")
    )
    parser.add_argument("--name", metavar=gettext("NAME"), help=gettext("name of the files of a joint draft"))
    parser.add_argument("--force", action="store_true", help=gettext("write over files that are there already"))
    parser.add_argument(
        "--trace", action="store_true", help=gettext("write also where each figure of the text comes from")
    )
    _json(parser)


def _situation(parser: Parser) -> None:
    parser.add_argument(
        "--municipality", required=True, metavar=gettext("CODE_OR_NAME"), help=gettext("today's or a former name")
    )
    _language_and_json(parser)


def _similar(parser: Parser) -> None:
    _situation(parser)
    weights = gettext("what counts how much, 0 to 5; otherwise everything 3")
    parser.add_argument("--weights", default="", metavar="population=5,age=0", help=weights)


def _forecast(parser: Parser) -> None:
    of = parser.add_mutually_exclusive_group(required=True)
    of.add_argument("--municipality", metavar=gettext("CODE_OR_NAME"), help=gettext("today's or a former name"))
    of.add_argument(
        "--backtest", action="store_true", help=gettext("judge the methods on earlier years, over all municipalities")
    )
    _language_and_json(parser)


def _statistics(parser: Parser) -> None:
    """`without_database` tells the entry that what is about a file needs neither settings nor a data folder."""
    actions = parser.add_subparsers(dest="action", metavar=gettext("ACTION"), title=gettext("actions"), required=True)
    for name, about in (
        ("tidy", gettext("write a file as CSV: one row for each cell, with codes, value and status")),
        ("describe", gettext("say as JSON what is in a file: title, dimensions, cells and what is missing")),
    ):
        action: Parser = actions.add_parser(name, help=about, description=about, allow_abbrev=False)
        action.set_defaults(without_database=True)
        action.add_argument("file", type=Path, metavar=gettext("FILE"), help=gettext("a JSON-stat or PX file"))
        _language(action)
    actions.choices["tidy"].add_argument(
        "--out", type=Path, metavar=gettext("FILE"), help=gettext("write here instead of printing")
    )
    about = gettext("compare the tables that figures are fetched from with their servers, and say what has moved")
    _language_and_json(actions.add_parser("check-sources", help=about, description=about, allow_abbrev=False))


def _indicators(parser: Parser) -> None:
    _language_and_json(parser)


def _municipalities(parser: Parser) -> None:
    parser.add_argument(
        "text",
        nargs="?",
        default="",
        metavar=gettext("TEXT"),
        help=gettext("name, former name or code; typing errors are forgiven"),
    )
    _language_and_json(parser)


def _checklist(parser: Parser) -> None:
    parser.add_argument("--edition", metavar="2025", help=gettext("edition of the checklist; otherwise the newest"))
    parser.add_argument("--profile", metavar="aland", help=gettext("aland: as it stands for municipalities on Åland"))
    _language_and_json(parser)


def _programmes(parser: Parser) -> None:
    parser.add_argument(
        "--sealed", action="store_true", help=gettext("list their sealed versions with decisions, files and digests")
    )
    _language_and_json(parser)


def _export(parser: Parser) -> None:
    _programme(parser)
    parser.add_argument(
        "--version",
        metavar=gettext("NAME"),
        help=gettext("name of a version; otherwise the sealed one that holds, or else the text as it is now"),
    )
    parser.add_argument(
        "--lang", metavar=gettext("LANGUAGES"), help=gettext("languages with commas between; otherwise all there are")
    )
    parser.add_argument(
        "--format",
        default="docx,pdf,html,json",
        metavar=gettext("FORMATS"),
        help=gettext("formats with commas between: docx,pdf,html,json"),
    )
    parser.add_argument(
        "--out", required=True, metavar=gettext("FOLDER"), help=gettext("folder for the files; made if missing")
    )
    parser.add_argument("--force", action="store_true", help=gettext("write over files that are there already"))
    _json(parser)


def _coverage(parser: Parser) -> None:
    _programme(parser)
    _language_and_json(parser)


def _programme(parser: Parser) -> None:
    parser.add_argument(
        "--programme", required=True, metavar=gettext("NAME"), help=gettext("its name in addresses: narpes-2027")
    )


def _serve(parser: Parser) -> None:
    _demo(parser)
    parser.add_argument(
        "--port", type=port, metavar="8000", help=gettext("port to listen on; stands for KOTOSILTA_PORT")
    )
    parser.add_argument("--host", metavar="127.0.0.1", help=gettext("address to listen on; stands for KOTOSILTA_HOST"))
    _language(parser)


def _prepare(parser: Parser) -> None:
    _language(parser)


def _import_figures(parser: Parser) -> None:
    parser.add_argument("--force", action="store_true", help=gettext("also when these figures are there already"))
    parser.add_argument(
        "--from-source",
        metavar=gettext("TABLE"),
        help=gettext("fetch this table from its source and read it: 159t, or all"),
    )
    _language(parser)


def _check_settings(parser: Parser) -> None:
    _demo(parser)
    parser.add_argument(
        "--reference", action="store_true", help=gettext("print the reference of all settings (docs/reference)")
    )
    _language_and_json(parser)


def _permissions(parser: Parser) -> None:
    parser.add_argument(
        "--reference", action="store_true", help=gettext("print the reference of all addresses (docs/reference)")
    )
    _language_and_json(parser)


def _add_person(parser: Parser) -> None:
    parser.add_argument("email", metavar=gettext("ADDRESS"), help=gettext("where the codes for signing in are sent"))
    parser.add_argument("--name", default="", metavar=gettext("NAME"), help=gettext("the name that others see"))
    parser.add_argument("--programme", metavar="narpes-2027", help=gettext("also let them take part in this programme"))
    parser.add_argument(
        "--role", choices=ROLES, default=ROLES[0], help=gettext("what they may do there; otherwise coordinator")
    )
    _language(parser)


def _close_account(parser: Parser) -> None:
    parser.add_argument("email", metavar=gettext("ADDRESS"), help=gettext("the address that the person signs in with"))
    _language(parser)


def _make_operator(parser: Parser) -> None:
    parser.add_argument("email", metavar=gettext("ADDRESS"), help=gettext("an account is opened where there is none"))
    _language(parser)


def _send_mail(parser: Parser) -> None:
    parser.add_argument(
        "--while",
        dest="parent",
        type=int,
        metavar=gettext("PROCESS"),
        help=gettext("go on for as long as the process runs that has started this"),
    )
    _language_and_json(parser)


def _remind(parser: Parser) -> None:
    parser.add_argument("--dry-run", action="store_true", help=gettext("say only how many letters are due"))
    _language_and_json(parser)


def _dispose_trail(parser: Parser) -> None:
    parser.add_argument(
        "--before", required=True, type=day, metavar="2020-01-01", help=gettext("events of this day and later stay")
    )
    _language(parser)


def _demo(parser: Parser) -> None:
    parser.add_argument(
        "--demo",
        action="store_const",
        const="1",
        help=gettext("for trying out on this machine; stands for KOTOSILTA_DEMO=1"),
    )


def _language_and_json(parser: Parser) -> None:
    _language(parser)
    _json(parser)


def _language(parser: Parser) -> None:
    parser.add_argument("--lang", metavar=gettext("LANGUAGE"), help=gettext("language of the answer: sv, fi or en"))


def _json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help=gettext("print JSON for programs instead of a table"))
