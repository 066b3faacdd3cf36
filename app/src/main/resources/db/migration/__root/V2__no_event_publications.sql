-- Listeners only wake somebody who looks at the tables; what a crash left undone is found there at the next start.
drop table event_publication;
