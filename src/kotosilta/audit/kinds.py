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
    CONCLUSION_WRITTEN = "conclusion.written"
    FIGURE_ADDED = "figure.added"
    FIGURE_CHANGED = "figure.changed"
    FIGURES_TAKEN_IN = "figures.taken_in"
    FINDING_ADDED = "finding.added"
    FINDING_CHANGED = "finding.changed"
    QUESTION_LOOKED_AT = "question.looked_at"
    QUESTION_NOT_LOOKED_AT = "question.not_looked_at"
    SOURCE_NOTED = "source.noted"
    SUGGESTION_DISMISSED = "suggestion.dismissed"
    SUGGESTION_TAKEN_UP = "suggestion.taken_up"
    VOICE_ADDED = "voice.added"
    VOICE_CHANGED = "voice.changed"
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
    REMOVED = "row.removed"
    BROUGHT_BACK = "row.brought_back"


SENTENCES: dict[Kind, Reason] = {
    Kind.PERSON_JOINED: Reason("%(actor)s opened an account."),
    Kind.PERSON_SETTLED: Reason("%(actor)s changed their own name or language."),
    Kind.PERSON_MADE_OPERATOR: Reason("%(target)s was made operator of this installation."),
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
    Kind.CONCLUSION_WRITTEN: Reason("%(actor)s wrote the conclusion on a guiding question (%(target)s)."),
    Kind.FIGURE_ADDED: Reason("%(actor)s added a figure: %(target)s."),
    Kind.FIGURE_CHANGED: Reason("%(actor)s changed a figure: %(target)s."),
    Kind.FIGURES_TAKEN_IN: Reason("%(actor)s took in figures from a file: %(target)s (%(after_figures)s)."),
    Kind.FINDING_ADDED: Reason("%(actor)s wrote a finding: %(target)s."),
    Kind.FINDING_CHANGED: Reason("%(actor)s changed a finding: %(target)s."),
    Kind.QUESTION_LOOKED_AT: Reason("%(actor)s looked at a guiding question (%(target)s)."),
    Kind.QUESTION_NOT_LOOKED_AT: Reason(
        "%(actor)s noted that a guiding question is still to be looked at (%(target)s)."
    ),
    Kind.SOURCE_NOTED: Reason("%(actor)s noted how it stands with a source (%(target)s)."),
    Kind.SUGGESTION_DISMISSED: Reason("%(actor)s dismissed a suggested finding: %(target)s."),
    Kind.SUGGESTION_TAKEN_UP: Reason("%(actor)s took up a suggested finding: %(target)s."),
    Kind.VOICE_ADDED: Reason("%(actor)s wrote down a voice (%(target)s)."),
    Kind.VOICE_CHANGED: Reason("%(actor)s changed what a voice says (%(target)s)."),
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
    Kind.REMOVED: Reason("%(actor)s removed “%(target)s”."),
    Kind.BROUGHT_BACK: Reason("%(actor)s brought back “%(target)s”."),
}
