"""What can happen, each kind with the sentence that tells it to people.

Sentences have the places %(actor)s and %(target)s, and those of `after` as %(after_name)s.
"""

from __future__ import annotations

from enum import StrEnum

from kotosilta.reasons import Reason


class Kind(StrEnum):
    """One thing that can happen; the value stands in the trail for ever."""

    PERSON_JOINED = "person.joined"
    PERSON_SETTLED = "person.settled"
    PERSON_MADE_OPERATOR = "person.made_operator"
    PERSON_CLOSED = "person.closed"
    PASSWORD_SET = "person.password_set"  # noqa: S105 (the name of an event)
    CODE_SENT = "person.code_sent"
    SIGNED_IN = "person.signed_in"
    SIGNED_OUT = "person.signed_out"
    TRAIL_DISPOSED = "trail.disposed"
    MAIL_TRIED_AGAIN = "mail.tried_again"

    PROGRAMME_BEGUN = "programme.begun"
    PROGRAMME_SETTLED = "programme.settled"
    PROGRAMME_MOVED_ON = "programme.moved_on"
    PROGRAMME_PUT_AFTER = "programme.put_after"
    MUNICIPALITY_ADDED = "municipality.added"
    MUNICIPALITY_TAKEN_OUT = "municipality.taken_out"
    MEMBER_INVITED = "member.invited"
    MEMBER_UNINVITED = "member.uninvited"
    MEMBER_JOINED = "member.joined"
    MEMBER_ADDED = "member.added"
    MEMBER_ROLE_CHANGED = "member.role_changed"
    MEMBER_ENDED = "member.ended"
    MEMBER_BACK = "member.back"
    MEMBER_LEFT = "member.left"
    CHECKLIST_SAID = "checklist.said"
    PROCESS_SET_UP = "process.set_up"
    BODY_ADDED = "body.added"
    BODY_CHANGED = "body.changed"
    BODY_MEETING_ADDED = "body_meeting.added"
    BODY_MEETING_CHANGED = "body_meeting.changed"
    EXPERT_ADDED = "expert.added"
    EXPERT_CHANGED = "expert.changed"
    PHASE_ADDED = "phase.added"
    PHASE_CHANGED = "phase.changed"
    PHASE_DONE = "phase.done"
    PHASE_REOPENED = "phase.reopened"
    PHASES_COUNTED = "phases.counted"
    PHASES_PUT_BACK = "phases.put_back"
    REGIONAL_CONTACT_ADDED = "regional_contact.added"
    REGIONAL_CONTACT_CHANGED = "regional_contact.changed"
    CONTACT_ADDED = "contact.added"
    CONTACT_CHANGED = "contact.changed"
    GROUP_SETTLED = "group.settled"
    INVITATION_ANSWERED = "invitation.answered"
    INVITATION_RESTORED = "invitation.restored"
    INVITATION_SENT = "invitation.sent"
    INVITATION_WITHDRAWN = "invitation.withdrawn"
    MEETING_ADDED = "meeting.added"
    MEETING_CHANGED = "meeting.changed"
    ORGANISATION_ADDED = "organisation.added"
    ORGANISATION_CHANGED = "organisation.changed"
    RESIDENTS_WAY_ADDED = "residents_way.added"
    RESIDENTS_WAY_CHANGED = "residents_way.changed"
    TASK_ADDED = "task.added"
    TASK_CHANGED = "task.changed"
    TASK_DONE = "task.done"
    TASK_REOPENED = "task.reopened"
    COMPARISON_CHOSEN = "comparison.chosen"
    CONCLUSION_WRITTEN = "conclusion.written"
    FIGURE_ADDED = "figure.added"
    FIGURE_CHANGED = "figure.changed"
    FIGURES_TAKEN_IN = "figures.taken_in"
    FINDING_ADDED = "finding.added"
    FINDING_CHANGED = "finding.changed"
    PICTURE_FROZEN = "picture.frozen"
    QUESTION_LOOKED_AT = "question.looked_at"
    QUESTION_NOT_LOOKED_AT = "question.not_looked_at"
    SOURCE_NOTED = "source.noted"
    SUGGESTION_DISMISSED = "suggestion.dismissed"
    SUGGESTION_TAKEN_UP = "suggestion.taken_up"
    VOICE_ADDED = "voice.added"
    VOICE_CHANGED = "voice.changed"
    ANSWER_LEFT_OUT = "answer.left_out"
    ANSWER_PUT_BACK = "answer.put_back"
    ANSWER_TAKEN_UP = "answer.taken_up"
    OPEN_QUESTION_ADDED = "open_question.added"
    OPEN_QUESTION_CHANGED = "open_question.changed"
    OPEN_QUESTION_CLOSED = "open_question.closed"
    OPEN_QUESTION_OPENED = "open_question.opened"
    OPEN_QUESTION_OUTCOME = "open_question.outcome"
    BASELINE_SET = "baseline.set"
    GOAL_ADDED = "goal.added"
    GOAL_CHANGED = "goal.changed"
    GOALS_REORDERED = "goals.reordered"
    GUIDING_QUESTION_ANSWERED = "guiding_question.answered"
    INDICATOR_ADDED = "indicator.added"
    INDICATOR_CHANGED = "indicator.changed"
    MEASURE_ADDED = "measure.added"
    MEASURE_CHANGED = "measure.changed"
    PLAN_TIE_ADDED = "plan_tie.added"
    PLAN_TIE_CHANGED = "plan_tie.changed"
    READING_ADDED = "reading.added"
    READING_CHANGED = "reading.changed"
    COMMUNICATION_PLANNED = "communication.planned"
    COMMUNICATION_CHANGED = "communication.changed"
    COMMUNICATION_DONE = "communication.done"
    COMMUNICATION_REOPENED = "communication.reopened"
    COMMUNICATION_TAKEN_OVER = "communication.taken_over"
    COMMUNICATION_GIVEN_BACK = "communication.given_back"
    PUBLIC_TEXT_WRITTEN = "public_text.written"
    PUBLISHED = "page.published"
    UNPUBLISHED = "page.unpublished"
    SECTION_WRITTEN = "section.written"
    SECTION_BEGUN = "section.begun"
    SECTION_LEFT_OUT = "section.left_out"
    SECTION_BACK_IN = "section.back_in"
    SECTION_FROM_WORD = "section.from_word"
    VERSION_NAMED = "version.named"
    VERSION_WRITTEN_ON = "version.written_on"
    VERSION_RESTS_ON = "version.rests_on"
    VERSION_SEALED = "version.sealed"
    DECISION_RECORDED = "decision.recorded"
    DECISION_CHANGED = "decision.changed"
    FOLLOW_UP_ARRANGED = "follow_up.arranged"
    CONDITION_ADDED = "condition.added"
    CONDITION_CHANGED = "condition.changed"
    CONDITION_MET = "condition.met"
    CONDITION_NOT_MET = "condition.not_met"
    ROUND_OPENED = "round.opened"
    ROUND_CHANGED = "round.changed"
    REPORT_ASKED_FOR = "report.asked_for"
    MEASURE_REPORTED = "measure.reported"
    YEAR_REPORT_BEGUN = "year_report.begun"
    YEAR_REPORT_WRITTEN = "year_report.written"
    YEAR_REPORT_HANDED_OVER = "year_report.handed_over"
    REMOVED = "row.removed"
    BROUGHT_BACK = "row.brought_back"


SENTENCES: dict[Kind, Reason] = {
    Kind.PERSON_JOINED: Reason("%(actor)s opened an account."),
    Kind.PERSON_SETTLED: Reason("%(actor)s changed their own name or language."),
    Kind.PERSON_MADE_OPERATOR: Reason("%(target)s was made operator of this installation."),
    Kind.PERSON_CLOSED: Reason("An account was closed, and its name and address were erased."),
    Kind.PASSWORD_SET: Reason("%(actor)s set a new password."),
    Kind.CODE_SENT: Reason("A code for signing in was asked for and sent by mail."),
    Kind.SIGNED_IN: Reason("%(actor)s signed in."),
    Kind.SIGNED_OUT: Reason("%(actor)s signed out."),
    Kind.MAIL_TRIED_AGAIN: Reason("%(actor)s let messages that had been given up be tried again."),
    Kind.TRAIL_DISPOSED: Reason("Events from before %(after_before)s were disposed of: %(after_events)s."),
    Kind.PROGRAMME_BEGUN: Reason("%(actor)s began the programme."),
    Kind.PROGRAMME_SETTLED: Reason("%(actor)s changed the programme's basic details."),
    Kind.PROGRAMME_MOVED_ON: Reason("%(actor)s moved the programme to another state."),
    Kind.PROGRAMME_PUT_AFTER: Reason("%(actor)s noted which programme came before this one."),
    Kind.MUNICIPALITY_ADDED: Reason("%(actor)s took %(target)s into the programme."),
    Kind.MUNICIPALITY_TAKEN_OUT: Reason("%(actor)s took %(target)s out of the programme."),
    Kind.MEMBER_INVITED: Reason("%(actor)s invited %(target)s."),
    Kind.MEMBER_UNINVITED: Reason("%(actor)s withdrew the invitation of %(target)s."),
    Kind.MEMBER_JOINED: Reason("%(actor)s accepted the invitation and takes part."),
    Kind.MEMBER_ADDED: Reason("%(actor)s gave %(target)s access."),
    Kind.MEMBER_ROLE_CHANGED: Reason("%(actor)s changed what %(target)s may do."),
    Kind.MEMBER_ENDED: Reason("%(actor)s ended the access of %(target)s."),
    Kind.MEMBER_BACK: Reason("%(actor)s gave %(target)s access again."),
    Kind.MEMBER_LEFT: Reason("Somebody left the programme and closed their account."),
    Kind.CHECKLIST_SAID: Reason("%(actor)s noted how far %(target)s is."),
    Kind.PROCESS_SET_UP: Reason("%(actor)s noted who leads the work and in which form."),
    Kind.BODY_ADDED: Reason("%(actor)s added a body: %(target)s."),
    Kind.BODY_CHANGED: Reason("%(actor)s wrote how a body takes part: %(target)s."),
    Kind.BODY_MEETING_ADDED: Reason("%(actor)s noted a meeting of a body: %(target)s."),
    Kind.BODY_MEETING_CHANGED: Reason("%(actor)s changed a meeting of a body: %(target)s."),
    Kind.EXPERT_ADDED: Reason("%(actor)s noted help from outside: %(target)s."),
    Kind.EXPERT_CHANGED: Reason("%(actor)s changed what is noted about help from outside: %(target)s."),
    Kind.PHASE_ADDED: Reason("%(actor)s added a phase: %(target)s."),
    Kind.PHASE_CHANGED: Reason("%(actor)s changed a phase: %(target)s."),
    Kind.PHASE_DONE: Reason("%(actor)s noted that a phase is done: %(target)s."),
    Kind.PHASE_REOPENED: Reason("%(actor)s noted that a phase is not done after all: %(target)s."),
    Kind.PHASES_COUNTED: Reason("%(actor)s counted the phases back from the decision."),
    Kind.PHASES_PUT_BACK: Reason("%(actor)s put the phases back as they were."),
    Kind.REGIONAL_CONTACT_ADDED: Reason("%(actor)s noted a contact with the regional authority: %(target)s."),
    Kind.REGIONAL_CONTACT_CHANGED: Reason("%(actor)s wrote about a contact with the regional authority: %(target)s."),
    Kind.CONTACT_ADDED: Reason("%(actor)s added a contact: %(target)s."),
    Kind.CONTACT_CHANGED: Reason("%(actor)s changed the details of a contact: %(target)s."),
    Kind.GROUP_SETTLED: Reason("%(actor)s wrote about the cooperation group and its timetable."),
    Kind.INVITATION_ANSWERED: Reason("An invitation was answered: %(target)s."),
    Kind.INVITATION_RESTORED: Reason("%(actor)s let an invitation hold again: %(target)s."),
    Kind.INVITATION_SENT: Reason("%(actor)s sent an invitation: %(target)s."),
    Kind.INVITATION_WITHDRAWN: Reason("%(actor)s took an invitation back: %(target)s."),
    Kind.MEETING_ADDED: Reason("%(actor)s put a meeting into the calendar: %(target)s."),
    Kind.MEETING_CHANGED: Reason("%(actor)s wrote about a meeting: %(target)s."),
    Kind.ORGANISATION_ADDED: Reason("%(actor)s added %(target)s to the register of organisations."),
    Kind.ORGANISATION_CHANGED: Reason("%(actor)s changed how %(target)s takes part."),
    Kind.RESIDENTS_WAY_ADDED: Reason("%(actor)s noted how residents who have moved here take part."),
    Kind.RESIDENTS_WAY_CHANGED: Reason("%(actor)s wrote anew how residents who have moved here take part."),
    Kind.TASK_ADDED: Reason("%(actor)s noted a task: %(target)s."),
    Kind.TASK_CHANGED: Reason("%(actor)s changed a task: %(target)s."),
    Kind.TASK_DONE: Reason("%(actor)s noted that a task is done: %(target)s."),
    Kind.TASK_REOPENED: Reason("%(actor)s noted that a task is not done after all: %(target)s."),
    Kind.COMPARISON_CHOSEN: Reason("%(actor)s chose with whom the programme is compared: %(target)s."),
    Kind.CONCLUSION_WRITTEN: Reason("%(actor)s wrote the conclusion on a guiding question (%(target)s)."),
    Kind.FIGURE_ADDED: Reason("%(actor)s added a figure: %(target)s."),
    Kind.FIGURE_CHANGED: Reason("%(actor)s changed a figure: %(target)s."),
    Kind.FIGURES_TAKEN_IN: Reason("%(actor)s took in figures from a file: %(target)s (%(after_figures)s)."),
    Kind.FINDING_ADDED: Reason("%(actor)s wrote a finding: %(target)s."),
    Kind.FINDING_CHANGED: Reason("%(actor)s changed a finding: %(target)s."),
    Kind.PICTURE_FROZEN: Reason("%(actor)s froze the situation picture of %(after_on)s: %(target)s."),
    Kind.QUESTION_LOOKED_AT: Reason("%(actor)s looked at a guiding question (%(target)s)."),
    Kind.QUESTION_NOT_LOOKED_AT: Reason(
        "%(actor)s noted that a guiding question is still to be looked at (%(target)s)."
    ),
    Kind.SOURCE_NOTED: Reason("%(actor)s noted how it stands with a source (%(target)s)."),
    Kind.SUGGESTION_DISMISSED: Reason("%(actor)s dismissed a suggested finding: %(target)s."),
    Kind.SUGGESTION_TAKEN_UP: Reason("%(actor)s took up a suggested finding: %(target)s."),
    Kind.VOICE_ADDED: Reason("%(actor)s wrote down a voice (%(target)s)."),
    Kind.VOICE_CHANGED: Reason("%(actor)s changed what a voice says (%(target)s)."),
    Kind.ANSWER_LEFT_OUT: Reason("%(actor)s left out an answer of a resident."),
    Kind.ANSWER_PUT_BACK: Reason("%(actor)s put an answer of a resident back among those to be read."),
    Kind.ANSWER_TAKEN_UP: Reason("%(actor)s took up an answer of a resident as a voice."),
    Kind.OPEN_QUESTION_ADDED: Reason("%(actor)s wrote an open question to residents."),
    Kind.OPEN_QUESTION_CHANGED: Reason("%(actor)s changed an open question to residents."),
    Kind.OPEN_QUESTION_CLOSED: Reason("%(actor)s closed an open question to residents."),
    Kind.OPEN_QUESTION_OPENED: Reason("%(actor)s opened a question to residents."),
    Kind.OPEN_QUESTION_OUTCOME: Reason("%(actor)s wrote what the answers to an open question led to."),
    Kind.BASELINE_SET: Reason("%(actor)s noted from which value an indicator starts: %(target)s."),
    Kind.GOAL_ADDED: Reason("%(actor)s added a goal: %(target)s"),
    Kind.GOAL_CHANGED: Reason("%(actor)s changed a goal: %(target)s"),
    Kind.GOALS_REORDERED: Reason("%(actor)s changed the order: %(target)s"),
    Kind.GUIDING_QUESTION_ANSWERED: Reason("%(actor)s answered the guiding question %(target)s."),
    Kind.INDICATOR_ADDED: Reason("%(actor)s chose an indicator: %(target)s"),
    Kind.INDICATOR_CHANGED: Reason("%(actor)s changed an indicator: %(target)s"),
    Kind.MEASURE_ADDED: Reason("%(actor)s added a measure: %(target)s"),
    Kind.MEASURE_CHANGED: Reason("%(actor)s changed a measure: %(target)s"),
    Kind.PLAN_TIE_ADDED: Reason("%(actor)s tied a goal to another plan: %(target)s"),
    Kind.PLAN_TIE_CHANGED: Reason("%(actor)s changed how a goal ties in with another plan: %(target)s"),
    Kind.READING_ADDED: Reason("%(actor)s noted a value: %(target)s."),
    Kind.READING_CHANGED: Reason("%(actor)s changed a value: %(target)s."),
    Kind.COMMUNICATION_PLANNED: Reason("%(actor)s planned what is told: %(target)s"),
    Kind.COMMUNICATION_CHANGED: Reason("%(actor)s changed what is told: %(target)s"),
    Kind.COMMUNICATION_DONE: Reason("%(actor)s noted that it has been told: %(target)s"),
    Kind.COMMUNICATION_REOPENED: Reason("%(actor)s noted that it has not been told after all: %(target)s"),
    Kind.COMMUNICATION_TAKEN_OVER: Reason("%(actor)s took over proposals for the communication (%(after_count)s)."),
    Kind.COMMUNICATION_GIVEN_BACK: Reason("%(actor)s put proposals for the communication back (%(after_count)s)."),
    Kind.PUBLIC_TEXT_WRITTEN: Reason("%(actor)s wrote what stands on the public page of %(target)s."),
    Kind.PUBLISHED: Reason("%(actor)s published for everybody to read: %(after_called)s."),
    Kind.UNPUBLISHED: Reason("%(actor)s took back what everybody could read: %(after_called)s."),
    Kind.SECTION_WRITTEN: Reason("%(actor)s wrote in part %(target)s of the document."),
    Kind.SECTION_BEGUN: Reason("%(actor)s began part %(target)s of the document with what the rooms hold."),
    Kind.SECTION_LEFT_OUT: Reason("%(actor)s left part %(target)s out of the document."),
    Kind.SECTION_BACK_IN: Reason("%(actor)s took part %(target)s into the document again."),
    Kind.SECTION_FROM_WORD: Reason("%(actor)s took text from a Word file into part %(target)s of the document."),
    Kind.VERSION_NAMED: Reason("%(actor)s named a version of the document: %(target)s."),
    Kind.VERSION_WRITTEN_ON: Reason("%(actor)s took the text up again from the version %(target)s."),
    Kind.VERSION_RESTS_ON: Reason(
        "%(actor)s chose the situation picture that the version %(target)s rests on: %(after_picture)s."
    ),
    Kind.VERSION_SEALED: Reason("The version was sealed, and its files were made: %(target)s."),
    Kind.DECISION_RECORDED: Reason("%(actor)s recorded a decision: %(target)s."),
    Kind.DECISION_CHANGED: Reason("%(actor)s corrected what is noted about a decision: %(target)s."),
    Kind.FOLLOW_UP_ARRANGED: Reason("%(actor)s noted who follows up and to whom it is reported."),
    Kind.CONDITION_ADDED: Reason("%(actor)s added a condition for an early update: %(target)s"),
    Kind.CONDITION_CHANGED: Reason("%(actor)s changed a condition for an early update: %(target)s"),
    Kind.CONDITION_MET: Reason("%(actor)s noted that a condition for an early update is met: %(target)s"),
    Kind.CONDITION_NOT_MET: Reason("%(actor)s noted that a condition is not met after all: %(target)s"),
    Kind.ROUND_OPENED: Reason("%(actor)s opened the round of reports on %(target)s."),
    Kind.ROUND_CHANGED: Reason("%(actor)s changed the round of reports on %(target)s."),
    Kind.REPORT_ASKED_FOR: Reason("A report was asked for by mail: %(target)s."),
    Kind.MEASURE_REPORTED: Reason("%(actor)s reported on a measure: %(target)s."),
    Kind.YEAR_REPORT_BEGUN: Reason("%(actor)s began the yearly report on %(target)s."),
    Kind.YEAR_REPORT_WRITTEN: Reason("%(actor)s wrote the yearly report on %(target)s."),
    Kind.YEAR_REPORT_HANDED_OVER: Reason("%(actor)s handed over the yearly report on %(target)s."),
    Kind.REMOVED: Reason("%(actor)s removed “%(target)s”."),
    Kind.BROUGHT_BACK: Reason("%(actor)s brought back “%(target)s”."),
}
