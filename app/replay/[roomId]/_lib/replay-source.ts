import type { Result } from '#lib/kernel/fault.ts';
import type { NewComment, ReplayContext, ReviewComment, RunHistory } from '#lib/protocol/replay.ts';

/** Where a replay comes from: an installation, or the file that it was exported to. */
export interface ReplaySource {
  /** Who and what it was. */
  context(): Promise<Result<ReplayContext>>;
  /** The encoded tape. */
  tape(): Promise<Result<Uint8Array<ArrayBuffer>>>;
  runs(): Promise<Result<readonly RunHistory[]>>;
  comments(): Promise<Result<readonly ReviewComment[]>>;
  /** The hosts' notes, for hosts. */
  notes(): Promise<Result<string>>;
  /** What needs an installation; undefined in a file. */
  readonly actions: ReplayActions | undefined;
}

export interface ReplayActions {
  addComment(comment: Omit<NewComment, 'name'> & { readonly name?: string }): Promise<Result<ReviewComment>>;
  resolveComment(commentId: string, resolved: boolean, name?: string): Promise<Result<ReviewComment>>;
  /** Opens a new room with the code of a moment, or of a run; answers its address. */
  branch(from: { readonly seq: number; readonly runId?: string }): Promise<Result<string>>;
}
