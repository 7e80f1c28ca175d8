// SPDX-License-Identifier: MPL-2.0

package sentry

import "container/list"

// keptOverhead is what an answer takes besides its body and its target, in
// bytes, roughly: without it, small answers without end would count for little.
const keptOverhead = 512

// keptAnswers holds the answers read last, up to a number of bytes. The mutex of
// sharing guards it.
type keptAnswers struct {
	limit, size int64
	byTarget    map[string]*list.Element
	order       *list.List // of *keptAnswer, the one read last in front
}

type keptAnswer struct {
	target string
	answer *Response
}

func newKeptAnswers(limit int64) *keptAnswers {
	return &keptAnswers{limit: limit, byTarget: make(map[string]*list.Element), order: list.New()}
}

// get returns nil where there is no answer.
func (k *keptAnswers) get(target string) *Response {
	element := k.byTarget[target]
	if element == nil {
		return nil
	}
	k.order.MoveToFront(element)
	return kept(element).answer
}

// put keeps an answer, at the cost of those not read for longest. One that is
// larger than the limit is not kept, and costs no other its place. The first
// answer for a target stays.
func (k *keptAnswers) put(target string, answer *Response) {
	added := &keptAnswer{target, answer}
	if k.byTarget[target] != nil || added.bytes() > k.limit {
		return
	}
	for k.size+added.bytes() > k.limit {
		k.drop(k.order.Back())
	}
	k.byTarget[target] = k.order.PushFront(added)
	k.size += added.bytes()
}

// remove takes out an answer, unless another one has taken its place.
func (k *keptAnswers) remove(target string, answer *Response) {
	if element := k.byTarget[target]; element != nil && kept(element).answer == answer {
		k.drop(element)
	}
}

func (k *keptAnswers) drop(element *list.Element) {
	dropped := kept(element)
	k.order.Remove(element)
	delete(k.byTarget, dropped.target)
	k.size -= dropped.bytes()
}

func kept(element *list.Element) *keptAnswer {
	return element.Value.(*keptAnswer) //nolint:forcetypeassert // Nothing else is in the list.
}

func (a *keptAnswer) bytes() int64 {
	return int64(len(a.answer.Body)) + int64(len(a.target)) + keptOverhead
}
