/** Every bound on input, with its unit in the name and its reason beside it (LIM1). */

/** As the Room API promises; a whole interview's code is rarely past 10,000. */
export const MAX_CODE_CHARACTERS = 50_000;
/** As the Room API promises. */
export const MAX_STDIN_CHARACTERS = 10_000;
export const MIN_RUN_SECONDS = 1;
export const DEFAULT_RUN_SECONDS = 10;
/** As the Room API promises; longer programs are not what an interview runs. */
export const MAX_RUN_SECONDS = 30;
/** Processor time of a program that is typed to: whoever types thinks, and thinking is free. */
export const INTERACTIVE_CPU_SECONDS = 10;
/** How long somebody may think before the machine is given to others. */
export const INTERACTIVE_WALL_SECONDS = 300;
/** All that is typed to one run; also what a pipe holds, so a program that does not read keeps nobody waiting. */
export const MAX_TYPED_BYTES = 65_536;
/** Pieces typed to one run: a line each, and nobody answers a thousand questions in five minutes. */
export const MAX_TYPED_PIECES = 1_000;
/** Runs that a room starts: one at a time, as fast as a person reads what came of the last. */
export const ROOM_RUNS = { burst: 20, perMinute: 30 };
/** Runs of one person in all their rooms together: somebody teaches a class, or a program tests with the API. */
export const PERSON_RUNS = { burst: 30, perMinute: 60 };
/** Runs from one address: an office, or a class of thirty, shares one. */
export const ADDRESS_RUNS = { burst: 90, perMinute: 240 };
/** Lines typed by one person: faster than anybody types, slow enough for the database. */
export const TYPED_LINES = { burst: 100, perMinute: 600 };
/** Each stream of one test of a program; what is printed beyond it is wrong anyway. */
export const MAX_CASE_OUTPUT_BYTES = 65_536;
/** More output than anybody reads; keeps a `yes` from filling the database. */
export const MAX_OUTPUT_BYTES = 1_048_576;

/** NIST SP 800-63B asks for eight at least; ten costs a person little more. */
export const MIN_PASSWORD_CHARACTERS = 10;
/** A name is read in a caret's flag. */
export const MAX_NAME_CHARACTERS = 40;
export const MAX_TITLE_CHARACTERS = 120;
/** Past eight carets nobody can follow; measured comfortable in one room. */
export const MAX_EDITORS_PER_ROOM = 8;
/** An audience, bounded so that one room cannot take the whole process. */
export const MAX_SOCKETS_PER_ROOM = 64;

/** A pasted 50,000-character program encodes to about 150 kB; an hour typed offline to about 130 kB. */
export const MAX_FRAME_BYTES = 1_048_576;
/** The encoded document, history included; an hour of eight people is about 125 kB. */
export const MAX_DOCUMENT_BYTES = 8_388_608;
/** Encoded presence of one client: a caret and a selection are about 250 bytes. */
export const MAX_PRESENCE_BYTES = 2_048;
/** Messages a second for one socket: fast typing with carets is about 30. */
export const MAX_MESSAGES_PER_SECOND = 120;
/** What a paste of many pieces, or a reconnect, may send at once above the rate. */
export const MESSAGE_BURST = 600;
/** A JSON request body; the largest legitimate one carries code and stdin. */
export const MAX_JSON_BODY_BYTES = 524_288;
/** Everybody who ever joined one room; an audience, not a stadium. */
export const MAX_PARTICIPANTS_PER_ROOM = 200;
/** Invite links of one room; each role needs one, a fresh one replaces a leaked one. */
export const MAX_INVITES_PER_ROOM = 50;
/** Edits of one room that wait for the database: ten minutes of eight fast typists while it is away. */
export const MAX_UNSAVED_BYTES_PER_ROOM = 16_777_216;
/** A message that is neither edit nor presence: a barrier or a language is about 60 bytes. */
export const MAX_CLIENT_MESSAGE_BYTES = 512;
/** Edits typed offline that one frame may bring; the next frame brings the next ones. */
export const MAX_TIMED_EDITS_PER_FRAME = 500;
/** Frames a socket may send before it is admitted: a page sends its ticket, its sync and its caret. */
export const MAX_FRAMES_BEFORE_ADMISSION = 200;
/** A browser sends its ticket at once; whoever has not by then holds a socket for nothing. */
export const ADMISSION_SECONDS = 10;
/** What a socket may leave unread before it is dropped: a whole document and a minute of the busiest room. */
export const MAX_UNREAD_BYTES = 16_777_216;

/** Enough for "GitHub Actions, staging". */
export const MAX_KEY_NAME_CHARACTERS = 60;
/** Keys of one account that are good at the same time; a program needs one. */
export const MAX_KEYS_PER_ACCOUNT = 20;
/** An invitation lives as long as a mail may lie unread over a holiday. */
export const INVITATION_DAYS = 14;
/** Invitations that wait at the same time. */
export const MAX_OPEN_INVITATIONS = 500;
/** A link that sets a password is used at once or made again. */
export const PASSWORD_RESET_HOURS = 24;
/** Accounts on one page; a workspace is a team, and its page has a search. */
export const MAX_LISTED_PEOPLE = 500;
/** A UUID is 36; some callers prefix theirs. */
export const MAX_IDEMPOTENCY_KEY_CHARACTERS = 100;
/** How long a repeated creation is answered like the first one; retries end within hours. */
export const IDEMPOTENCY_HOURS = 24;

/** A question's statement: three pages of text; more than that nobody reads in an interview. */
export const MAX_STATEMENT_CHARACTERS = 20_000;
/** A guide to a question, for the interviewer. */
export const MAX_GUIDE_CHARACTERS = 20_000;
export const MAX_TAGS = 12;
export const MAX_TAG_CHARACTERS = 30;
/** Tests of one question: all of them run in one box, after one another. */
export const MAX_TEST_CASES = 50;
export const MAX_TEST_NAME_CHARACTERS = 80;
/** As much as a program may be given to read. */
export const MAX_EXPECTED_OUTPUT_CHARACTERS = 10_000;

/** A reviewer's remark; longer ones belong in a scorecard. */
export const MAX_COMMENT_CHARACTERS = 4_000;
/** Remarks on one room, all reviewers together: more nobody reads. */
export const MAX_COMMENTS_PER_ROOM = 1_000;
/** A hiring round is over in weeks; after that one asks for a new link. */
export const MAX_REVIEW_LINK_DAYS = 90;
/** Review links of one room that are good at the same time. */
export const MAX_REVIEW_LINKS_PER_ROOM = 20;
/** Output of all runs that one replay carries: what was printed beyond it is in the bundle. */
export const MAX_REPLAY_OUTPUT_BYTES = 8_388_608;
/** A bundle: an hour of eight people is about 1 MB, output of many runs may add some ten. */
export const MAX_BUNDLE_BYTES = 67_108_864;
/** Questions on one page of the bank; it has a search. */
export const MAX_LISTED_QUESTIONS = 100;
/** A zip of questions as it is uploaded; the twelve that come with Pairpad are 150 kB. */
export const MAX_ARCHIVE_BYTES = 8_388_608;
/** What a zip may unpack to in all. */
export const MAX_UNPACKED_BYTES = 33_554_432;
/** One file in it: fifty tests with the longest input and output are 1 MB. */
export const MAX_UNPACKED_FILE_BYTES = 2_097_152;
/** Two hundred questions with a program in every language, twice. */
export const MAX_ARCHIVE_FILES = 3_000;
/** Text shrinks to a tenth, repetitive tests to a fiftieth; a bomb to a thousandth. */
export const MAX_COMPRESSION_RATIO = 200;
/** Reasons listed after an import; whoever has more has sent something else. */
export const MAX_LISTED_REFUSALS = 200;
/** Rooms on one page of a list. */
export const MAX_LISTED_ROOMS = 100;
/** Rooms that one bulk action takes: a few pages' worth, in one short request. */
export const MAX_BULK_ROOMS = 200;
/** How long a deleted room can be brought back before it is gone for good. */
export const DELETE_UNDO_DAYS = 7;
/** Longer than any address people type; shorter than what servers refuse. */
export const MAX_URL_CHARACTERS = 2_000;
/** Webhooks of one workspace: each multiplies every event. */
export const MAX_WEBHOOKS = 20;
/** Deliveries of a webhook that its log shows. */
export const MAX_DELIVERIES_SHOWN = 100;
/** Settled deliveries are a log for finding faults, not an archive. */
export const DELIVERY_LOG_DAYS = 30;
/** A receiver that takes longer to say yes should answer first and work afterwards. */
export const WEBHOOK_TIMEOUT_SECONDS = 10;

/** Notes of one room, encoded: an hour of three people's typing is about 100 kB. */
export const MAX_NOTES_BYTES = 1_048_576;
/** One update of the notes: a paste of many pages. */
export const MAX_NOTES_UPDATE_BYTES = 262_144;
/** Hosts of one room who have their notes open, in all their tabs. */
export const MAX_NOTES_SOCKETS_PER_ROOM = 32;
/** What an interviewer writes under a scorecard. */
export const MAX_SCORECARD_COMMENT_CHARACTERS = 5_000;
